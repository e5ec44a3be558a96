package io.smsgateway.http;

/** An answer is not the JSON that was expected. Says nothing of what it holds. */
public final class UnreadableAnswerException extends RuntimeException {

    UnreadableAnswerException(String message) {
        super(message);
    }
}
