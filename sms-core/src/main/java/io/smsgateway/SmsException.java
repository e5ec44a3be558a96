package io.smsgateway;

/** Base class of the library's own exceptions. Their messages hold no number, text or secret. */
public abstract sealed class SmsException extends RuntimeException
        permits NotAcceptedException, BalanceUnavailableException, RequestFailedException {

    private static final long serialVersionUID = 1L;

    SmsException(String message) {
        super(message);
    }
}
