package io.smsgateway.jsms;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template submitted for review. Validates the rules that the vendor's pages agree on; where they differ, such as
 * the maximum of 350 or 500 characters, the vendor decides. Immutable. {@code toString} does not print the text.
 *
 * <p>A text has at most 500 characters, excluding signature and opt-out text, and variables as <code>{{name}}</code>,
 * named with letters, digits and inner underscores. A template for codes has one variable, {@code code}; a variable for
 * a link is called {@code url} and needs a remark. No 【】, which the vendor adds around the signature.
 */
public final class TemplateApplication {

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

    private final String text;
    private final Kind kind;
    private final @Nullable Duration lifetime;
    private final @Nullable String remark;

    private TemplateApplication(String text, Kind kind, @Nullable Duration lifetime, @Nullable String remark) {
        requireText(text);
        Set<String> variables = TemplateVariables.of(text);
        if (kind == Kind.VERIFICATION && !variables.equals(Set.of("code"))) {
            throw new IllegalArgumentException(
                    "a template for verification must have exactly one variable, {{code}}, not " + variables.size()
                            + " or one with another name");
        }
        requireRemark(remark);
        if (variables.contains("url") && (remark == null || remark.isBlank())) {
            throw new IllegalArgumentException(
                    "a template with the variable {{url}} needs a remark that describes the link");
        }
        this.text = text;
        this.kind = kind;
        this.lifetime = lifetime;
        this.remark = remark;
    }

    /**
     * Creates a template for codes that the vendor generates.
     *
     * @param lifetime how long a code is valid, whole seconds from one to a day
     */
    public static TemplateApplication verification(String text, Duration lifetime) {
        requireLifetime(lifetime);
        return new TemplateApplication(text, Kind.VERIFICATION, lifetime, null);
    }

    /** Creates a template without a remark for transactional messages, or for codes that the application generates. */
    public static TemplateApplication notification(String text) {
        return notification(text, null);
    }

    /**
     * Creates a template for transactional messages, or for codes that the application generates.
     *
     * @param remark as in {@link #withRemark}
     */
    public static TemplateApplication notification(String text, @Nullable String remark) {
        return new TemplateApplication(text, Kind.NOTIFICATION, null, remark);
    }

    /** Creates a template without a remark for marketing. */
    public static TemplateApplication marketing(String text) {
        return marketing(text, null);
    }

    /**
     * Creates a template for marketing.
     *
     * @param remark as in {@link #withRemark}
     */
    public static TemplateApplication marketing(String text, @Nullable String remark) {
        return new TemplateApplication(text, Kind.MARKETING, null, remark);
    }

    /** Returns the text with its variables. */
    public String text() {
        return text;
    }

    /** Returns the purpose, which decides limits and prices. */
    public Kind kind() {
        return kind;
    }

    /** Returns the lifetime of a code; null exactly if the template is not for verification. */
    public @Nullable Duration lifetime() {
        return lifetime;
    }

    /** Returns the remark for the reviewers; null for none. */
    public @Nullable String remark() {
        return remark;
    }

    /**
     * Returns a copy with a remark for the reviewers.
     *
     * @param other at most 100 characters; null for none, which a template with a link does not allow
     */
    public TemplateApplication withRemark(@Nullable String other) {
        return new TemplateApplication(text, kind, lifetime, other);
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

    private static void requireLifetime(Duration lifetime) {
        if (lifetime.getNano() != 0 || lifetime.getSeconds() < 1 || lifetime.getSeconds() > MOST_SECONDS) {
            throw new IllegalArgumentException(
                    "a template for verification needs a lifetime of whole seconds from 1 to " + MOST_SECONDS + ", not "
                            + lifetime);
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(text, kind, lifetime, remark);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TemplateApplication that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "TemplateApplication{" + kind + ", " + length(text) + " characters}";
    }
}
