package io.smsgateway.http;

import io.smsgateway.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The outcome of an exchange: a response, proof that the request was not sent, or neither. */
public sealed interface HttpOutcome {

    /**
     * The server sent a complete response, of any status.
     *
     * @param status the HTTP status, 200 to 599
     * @param body the response body; do not modify it
     * @param date the {@code Date} header; null if absent or unreadable
     * @param retryAfter the {@code Retry-After} header, never negative; null if absent, and 292 years if unreadable, so
     *     that no retry is based on a guess
     */
    // an array, so that bytes are passed on without a copy; responses are never compared
    @SuppressWarnings("ArrayRecordComponent")
    record Responded(
            int status,
            byte[] body,
            @Nullable Instant date,
            @Nullable Duration retryAfter) implements HttpOutcome {

        @Override
        public String toString() {
            return "Responded{" + status + ", " + body.length + " bytes}";
        }
    }

    /**
     * The request was not fully sent, so that the server cannot have received it.
     *
     * @param reason {@code UNAVAILABLE}, {@code UNTRUSTED}, {@code EXPIRED}, or one of {@link Refusal#isByLibrary}
     * @param detail what happened, safe to print
     */
    record NotSent(Refusal reason, String detail) implements HttpOutcome {}

    /**
     * The server may have received the request, and no complete, readable response arrived.
     *
     * @param detail what happened, safe to print
     */
    record Lost(String detail) implements HttpOutcome {}
}
