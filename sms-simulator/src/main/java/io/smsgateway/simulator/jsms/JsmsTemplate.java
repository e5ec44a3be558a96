package io.smsgateway.simulator.jsms;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message template of a JSMS account.
 *
 * @param id the vendor's id
 * @param text with placeholders such as <code>{{code}}</code>
 * @param kind the purpose
 * @param review the state of its review
 * @param ttl validity of a verification code, up to 24 h; zero for the other kinds, which have none
 * @param remark for the reviewers, empty for none
 */
public record JsmsTemplate(long id, String text, Kind kind, Review review, Duration ttl, String remark)
        implements JsmsReviewQueue.Item<JsmsTemplate> {

    static final Duration MAX_TTL = Duration.ofHours(24);
    private static final Duration DEFAULT_TTL = Duration.ofMinutes(5);

    /** The templates of a new account. */
    static final List<JsmsTemplate> SEEDS = List.of(
            of(1, "Your code is {{code}}", Kind.VERIFICATION),
            of(2, "Your order {{order}} is on its way", Kind.NOTIFICATION),
            of(3, "This week only: {{offer}}", Kind.MARKETING),
            new JsmsTemplate(4, "Not yet {{code}}", Kind.VERIFICATION, Review.IN_REVIEW),
            new JsmsTemplate(5, "Never {{code}}", Kind.VERIFICATION, Review.REFUSED),
            // for codes of the application: 1 is for codes that JSMS generates
            of(6, "Your code is {{code}}", Kind.NOTIFICATION));

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    /** The purpose, which decides which quota pays. */
    public enum Kind {
        /** Verification codes. */
        VERIFICATION(1),
        /** Transactional messages. */
        NOTIFICATION(2),
        /** Marketing messages. */
        MARKETING(3);

        /** The number in JSMS's fields. */
        final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    /** The states of a review. */
    public enum Review {
        /** Not decided yet. */
        IN_REVIEW(0),
        /** Can be used. */
        APPROVED(1),
        /** Can be changed and submitted again. */
        REFUSED(2);

        /** The number in JSMS's fields. */
        final int status;

        Review(int status) {
            this.status = status;
        }
    }

    public JsmsTemplate {
        if (ttl.isNegative() || ttl.compareTo(MAX_TTL) > 0) {
            throw new IllegalArgumentException("ttl must be 0 to 24 h, but is " + ttl);
        }
    }

    /** Creates a template without a remark; codes are valid for five minutes. */
    public JsmsTemplate(long id, String text, Kind kind, Review review) {
        this(id, text, kind, review, kind == Kind.VERIFICATION ? DEFAULT_TTL : Duration.ZERO, "");
    }

    /** Returns an approved template. */
    public static JsmsTemplate of(long id, String text, Kind kind) {
        return new JsmsTemplate(id, text, kind, Review.APPROVED);
    }

    /** Returns this template with this validity of codes. */
    public JsmsTemplate withTtl(Duration validity) {
        return new JsmsTemplate(id, text, kind, review, validity, remark);
    }

    JsmsTemplate withId(long given) {
        return new JsmsTemplate(given, text, kind, review, ttl, remark);
    }

    @Override
    public JsmsTemplate reviewed(Review decision) {
        return new JsmsTemplate(id, text, kind, decision, ttl, remark);
    }

    /** Returns the text with its parameters; others are ignored. */
    String fill(Map<String, String> parameters) throws JsmsRefusal {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = parameters.get(matcher.group(1));
            if (value == null) {
                throw JsmsError.PARAMETER_MISSING.refusal();
            }
            JsmsError.PARAMETER_EMPTY.refuseIf(value.isEmpty());
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }
}
