package io.smsgateway;

/** The root of what this library throws besides the JDK's own exceptions. Its messages hold no number, text or secret. */
public abstract sealed class SmsException extends RuntimeException
        permits NotAcceptedException, BalanceUnavailableException, RequestFailedException {

    SmsException(String message) {
        super(message);
    }
}
