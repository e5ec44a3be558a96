package io.smsgateway;

/**
 * Purpose of a message. It decides how long the message is worth sending, and what follows an unconfirmed attempt.
 * Values may be added; use a default branch.
 */
public enum MessageClass {
    /** A one-time code that the application made. Worthless when late; a second copy is harmless. */
    OTP(Guarantee.AT_LEAST_ONCE),
    /** A transactional message to one person, such as a delivery date or a receipt; the default. */
    TRANSACTIONAL(Guarantee.AT_MOST_ONCE),
    /** A marketing message to many people. A second copy annoys and costs money. */
    MARKETING(Guarantee.AT_MOST_ONCE);

    private final Guarantee guarantee;

    MessageClass(Guarantee guarantee) {
        this.guarantee = guarantee;
    }

    /** Returns the guarantee of messages of this class that set none themselves. */
    public Guarantee guarantee() {
        return guarantee;
    }
}
