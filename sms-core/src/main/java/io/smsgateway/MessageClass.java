package io.smsgateway;

/** What a message is for: decides how long it is worth sending and what an unconfirmed answer leads to. */
public enum MessageClass {
    /** A one-time code that the application made; late is worthless, the same code twice is harmless. */
    OTP(Guarantee.AT_LEAST_ONCE),
    /** A notice to one person about something of theirs; the default. */
    TRANSACTIONAL(Guarantee.AT_MOST_ONCE),
    /** An advertisement to many; a second copy annoys and costs. */
    MARKETING(Guarantee.AT_MOST_ONCE);

    private final Guarantee guarantee;

    MessageClass(Guarantee guarantee) {
        this.guarantee = guarantee;
    }

    /** What messages of this class are promised when they ask for nothing else. */
    public Guarantee guarantee() {
        return guarantee;
    }
}
