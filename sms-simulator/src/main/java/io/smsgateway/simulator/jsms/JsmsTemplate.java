package io.smsgateway.simulator.jsms;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message template of a JSMS account.
 *
 * @param text with placeholders such as <code>{{code}}</code>
 * @param ttl how long a verification code is good, up to 24 h; zero for the other kinds, which have no such time
 * @param remark for the reviewers, empty for none
 */
public record JsmsTemplate(long id, String text, Kind kind, Review review, Duration ttl, String remark) {

    static final Duration LONGEST_TTL = Duration.ofHours(24);
    private static final Duration USUAL_TTL = Duration.ofMinutes(5);

    /** What a fresh account has. */
    static final List<JsmsTemplate> SEEDS = List.of(
            of(1, "Your code is {{code}}", Kind.VERIFICATION),
            of(2, "Your order {{order}} is on its way", Kind.NOTIFICATION),
            of(3, "This week only: {{offer}}", Kind.MARKETING),
            new JsmsTemplate(4, "Not yet {{code}}", Kind.VERIFICATION, Review.IN_REVIEW),
            new JsmsTemplate(5, "Never {{code}}", Kind.VERIFICATION, Review.REFUSED));

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    /** What it is for; decides which quota pays. */
    public enum Kind {
        VERIFICATION(1),
        NOTIFICATION(2),
        MARKETING(3);

        private final int type;

        Kind(int type) {
            this.type = type;
        }

        /** As JSMS writes it. */
        int type() {
            return type;
        }
    }

    /** How far it got with the vendor's reviewers. */
    public enum Review {
        IN_REVIEW(0),
        APPROVED(1),
        REFUSED(2);

        private final int status;

        Review(int status) {
            this.status = status;
        }

        /** As JSMS writes it. */
        int status() {
            return status;
        }
    }

    public JsmsTemplate {
        if (ttl.isNegative() || ttl.compareTo(LONGEST_TTL) > 0) {
            throw new IllegalArgumentException("a code is good for at most 24 h, not for " + ttl);
        }
    }

    /** A template without a remark; codes are good for five minutes. */
    public JsmsTemplate(long id, String text, Kind kind, Review review) {
        this(id, text, kind, review, kind == Kind.VERIFICATION ? USUAL_TTL : Duration.ZERO, "");
    }

    /** An approved template. */
    public static JsmsTemplate of(long id, String text, Kind kind) {
        return new JsmsTemplate(id, text, kind, Review.APPROVED);
    }

    /** The same one with codes that are good for this long. */
    public JsmsTemplate withTtl(Duration wanted) {
        return new JsmsTemplate(id, text, kind, review, wanted, remark);
    }

    JsmsTemplate withId(long given) {
        return new JsmsTemplate(given, text, kind, review, ttl, remark);
    }

    JsmsTemplate reviewed(Review decision) {
        return new JsmsTemplate(id, text, kind, decision, ttl, remark);
    }

    /** Fills in the parameters; those that the text does not name are ignored. */
    String fill(Map<String, String> parameters) throws JsmsRefusal {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = parameters.get(matcher.group(1));
            if (value == null) {
                throw new JsmsRefusal(JsmsError.PARAMETER_MISSING);
            }
            if (value.isEmpty()) {
                throw new JsmsRefusal(JsmsError.PARAMETER_EMPTY);
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }
}
