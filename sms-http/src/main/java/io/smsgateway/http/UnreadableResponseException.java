package io.smsgateway.http;

/** An answer is not the JSON that was expected. Says nothing of what it holds. */
public final class UnreadableResponseException extends RuntimeException {

    UnreadableResponseException(String message) {
        super(message);
    }
}
