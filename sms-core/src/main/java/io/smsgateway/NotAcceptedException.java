package io.smsgateway;

/** Thrown by {@link SendResult#orThrow()} only: the message was refused, or is in doubt. */
public final class NotAcceptedException extends SmsException {

    private final transient SendResult result;

    NotAcceptedException(SendResult result) {
        super(result.toString());
        this.result = result;
    }

    /** What came of the message; ask it whether the message may have been sent. */
    public SendResult result() {
        return result;
    }
}
