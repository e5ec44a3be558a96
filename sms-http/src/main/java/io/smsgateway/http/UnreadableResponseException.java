package io.smsgateway.http;

/** Thrown if a response is not the expected JSON. The message contains nothing of the response. */
public final class UnreadableResponseException extends RuntimeException {

    UnreadableResponseException(String message) {
        super(message);
    }
}
