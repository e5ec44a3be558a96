package io.smsgateway.jsms;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template submitted for review. Validates the rules that the vendor's pages agree on; where they differ, such as
 * the maximum of 350 or 500 characters, the vendor decides. {@code toString} does not print the text.
 *
 * @param text at most 500 characters, excluding signature and opt-out text; variables as <code>{{name}}</code>, named
 *     with letters, digits and inner underscores. A template for codes has one variable, {@code code}; a variable for a
 *     link is called {@code url} and needs a remark. No 【】, which the vendor adds around the signature
 * @param kind the purpose; decides limits and prices
 * @param lifetime lifetime of a code, whole seconds from one to a day; null exactly if there is no code
 * @param remark remark for the reviewers, at most 100 characters; null for none
 */
public record TemplateApplication(
        String text,
        Kind kind,
        @Nullable Duration lifetime,
        @Nullable String remark) {

    /** Purpose of a template. */
    public enum Kind {
        /** A code that the vendor generates, as {@code VerificationService} sends it. */
        VERIFICATION(1),
        /** A transactional message, or a code that the application generates. */
        NOTIFICATION(2),
        /** An advertisement. */
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
                        "a template for verification must have exactly one variable, {{code}}, not " + variables.size()
                                + " or one with another name");
            }
            requireLifetime(lifetime);
        } else if (lifetime != null) {
            throw new IllegalArgumentException("only a template for verification has a lifetime; omit it");
        }
        requireRemark(remark);
        if (variables.contains("url") && (remark == null || remark.isBlank())) {
            throw new IllegalArgumentException(
                    "a template with the variable {{url}} needs a remark that describes the link");
        }
    }

    /** Creates a template for codes that the vendor generates, valid for this time. */
    public static TemplateApplication verification(String text, Duration lifetime) {
        return new TemplateApplication(text, Kind.VERIFICATION, lifetime, null);
    }

    /**
     * Creates a template for transactional messages, or for codes that the application generates; use the constructor
     * for one with a link.
     */
    public static TemplateApplication notification(String text) {
        return new TemplateApplication(text, Kind.NOTIFICATION, null, null);
    }

    /** Creates a template for marketing; use the constructor for one with a link. */
    public static TemplateApplication marketing(String text) {
        return new TemplateApplication(text, Kind.MARKETING, null, null);
    }

    /** Returns a copy with a remark for the reviewers. */
    public TemplateApplication withRemark(String words) {
        return new TemplateApplication(text, kind, lifetime, words);
    }

    static void requireRemark(@Nullable String remark) {
        if (remark != null && length(remark) > MOST_OF_REMARK) {
            throw new IllegalArgumentException(
                    "a remark must have at most " + MOST_OF_REMARK + " characters, not " + length(remark));
        }
    }

    private static void requireText(String text) {
        if (text.isBlank() || length(text) > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a template must have 1 to " + MOST_CHARACTERS + " characters, not "
                    + length(text) + " or only blanks");
        }
        if (text.indexOf('【') >= 0 || text.indexOf('】') >= 0) {
            throw new IllegalArgumentException(
                    "a template must not contain 【 or 】; the vendor adds the signature, so omit it");
        }
    }

    private static void requireLifetime(@Nullable Duration lifetime) {
        if (lifetime == null
                || lifetime.getNano() != 0
                || lifetime.getSeconds() < 1
                || lifetime.getSeconds() > MOST_SECONDS) {
            throw new IllegalArgumentException(
                    "a template for verification needs a lifetime of whole seconds from 1 to " + MOST_SECONDS + ", not "
                            + lifetime);
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
