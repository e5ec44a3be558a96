package io.smsgateway.simulator.jsms;

/**
 * A signature of a JSMS account.
 *
 * @param id the vendor's id
 * @param text without the brackets
 * @param review the state of its review
 * @param standard whether messages that name no signature have this one; {@code is_default} in responses
 */
public record JsmsSignature(long id, String text, JsmsTemplate.Review review, boolean standard)
        implements JsmsReviewQueue.Item<JsmsSignature> {

    @Override
    public JsmsSignature reviewed(JsmsTemplate.Review decision) {
        return new JsmsSignature(id, text, decision, standard);
    }

    boolean usable() {
        return review == JsmsTemplate.Review.APPROVED;
    }
}
