package io.smsgateway;

/** Thrown only by {@link SendResult#orThrow()}: the message was refused or is unconfirmed. */
public final class NotAcceptedException extends SmsException {

    private static final long serialVersionUID = 1L;

    private final SendResult result;

    NotAcceptedException(SendResult result) {
        super(result.toString());
        this.result = result;
    }

    /** Returns the result, which says whether the message may have been sent. */
    public SendResult result() {
        return result;
    }
}
