package io.smsgateway.jsms;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template as it is handed in for review. Checks the rules that the vendor's pages agree on; where they differ, as on
 * whether 350 or 500 characters are taken, the vendor decides. Does not print the text.
 *
 * @param text at most 500 characters, signature and opt-out text not counted; variables as <code>{{name}}</code>, named
 *     with letters, digits and underscores in between. A verification code's template has one variable, {@code code}; a
 *     variable for a link is called {@code url} and needs a remark. No 【】, which the vendor sets around the signature
 * @param kind what it is for; it decides limits and prices
 * @param lifetime how long a code is good, whole seconds from one to a day; null exactly where there is no code
 * @param remark for the reviewers, at most 100 characters; null for none
 */
public record TemplateApplication(
        String text,
        Kind kind,
        @Nullable Duration lifetime,
        @Nullable String remark) {

    /** What a template is for. */
    public enum Kind {
        /** A code that the vendor makes, as {@code VerificationService} sends it. */
        VERIFICATION(1),
        /** A notice, or a code that the application makes. */
        NOTIFICATION(2),
        MARKETING(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    private static final int MOST_CHARACTERS = 500;
    static final int MOST_OF_REMARK = 100;
    private static final long MOST_SECONDS = Duration.ofDays(1).toSeconds();

    public TemplateApplication {
        requireText(text);
        Set<String> variables = TemplateVariables.of(text);
        if (kind == Kind.VERIFICATION) {
            if (!variables.equals(Set.of("code"))) {
                throw new IllegalArgumentException(
                        "a template for verification has exactly one variable, {{code}}, not " + variables.size()
                                + " or one of another name");
            }
            requireLifetime(lifetime);
        } else if (lifetime != null) {
            throw new IllegalArgumentException("only a template for verification has a lifetime; leave it out");
        }
        requireRemark(remark);
        if (variables.contains("url") && (remark == null || remark.isBlank())) {
            throw new IllegalArgumentException(
                    "a template with the variable {{url}} needs a remark that says what is linked to");
        }
    }

    /** A template for codes that the vendor makes, which are good for so long. */
    public static TemplateApplication verification(String text, Duration lifetime) {
        return new TemplateApplication(text, Kind.VERIFICATION, lifetime, null);
    }

    /** A template for notices, or for codes that the application makes; one with a link needs the constructor. */
    public static TemplateApplication notification(String text) {
        return new TemplateApplication(text, Kind.NOTIFICATION, null, null);
    }

    /** A template for marketing; one with a link needs the constructor. */
    public static TemplateApplication marketing(String text) {
        return new TemplateApplication(text, Kind.MARKETING, null, null);
    }

    /** The same with words for the reviewers. */
    public TemplateApplication withRemark(String words) {
        return new TemplateApplication(text, kind, lifetime, words);
    }

    static void requireRemark(@Nullable String remark) {
        if (remark != null && length(remark) > MOST_OF_REMARK) {
            throw new IllegalArgumentException(
                    "a remark has at most " + MOST_OF_REMARK + " characters, not " + length(remark));
        }
    }

    private static void requireText(String text) {
        if (text.isBlank() || length(text) > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a template has 1 to " + MOST_CHARACTERS + " characters, not " + length(text) + " or only blanks");
        }
        if (text.indexOf('【') >= 0 || text.indexOf('】') >= 0) {
            throw new IllegalArgumentException(
                    "a template has no 【 or 】; the vendor puts the signature in front, so leave it out");
        }
    }

    private static void requireLifetime(@Nullable Duration lifetime) {
        if (lifetime == null
                || lifetime.getNano() != 0
                || lifetime.getSeconds() < 1
                || lifetime.getSeconds() > MOST_SECONDS) {
            throw new IllegalArgumentException("a template for verification has a lifetime of whole seconds from 1 to "
                    + MOST_SECONDS + ", not " + lifetime);
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return "TemplateApplication{" + kind + ", " + length(text) + " characters}";
    }
}
