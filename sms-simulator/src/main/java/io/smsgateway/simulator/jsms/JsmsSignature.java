package io.smsgateway.simulator.jsms;

/**
 * A signature of a JSMS account.
 *
 * @param text without the brackets
 * @param standard whether it goes with messages that name none; in answers {@code is_default}
 */
public record JsmsSignature(long id, String text, JsmsTemplate.Review review, boolean standard) {

    JsmsSignature reviewed(JsmsTemplate.Review decision) {
        return new JsmsSignature(id, text, decision, standard);
    }

    boolean usable() {
        return review == JsmsTemplate.Review.APPROVED;
    }
}
