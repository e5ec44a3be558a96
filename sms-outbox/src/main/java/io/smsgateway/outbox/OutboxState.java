package io.smsgateway.outbox;

/** State of a message in the outbox. Values may be added; use a default branch. */
public enum OutboxState {
    /** Waits to be sent, or is being sent. */
    QUEUED(false),
    /** A provider took it. */
    ACCEPTED(true),
    /** It was certainly not sent and will not be. */
    REFUSED(true),
    /** It may have been sent; the outcome is unknown. */
    UNCONFIRMED(false),
    /** It was not sent while it was worth sending. */
    EXPIRED(true),
    /** It was cancelled before it was sent. */
    CANCELLED(true);

    private final boolean isFinal;

    OutboxState(boolean isFinal) {
        this.isFinal = isFinal;
    }

    /** Returns whether the state does not change any more, unless a person {@linkplain OutboxOperations#requeue requeues} it. */
    public boolean isFinal() {
        return isFinal;
    }
}
