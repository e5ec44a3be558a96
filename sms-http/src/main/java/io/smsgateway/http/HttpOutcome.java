package io.smsgateway.http;

import io.smsgateway.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of an exchange: answered, certainly not sent, or lost on the way. */
public sealed interface HttpOutcome {

    /**
     * The other end answered in full. Not yet good news.
     *
     * @param status the HTTP status, 200 to 599
     * @param body what it said, within the call's bound; never changed by anyone
     * @param date when the other end says it answered; null where it does not say, or unreadably
     * @param retryAfter when it says to come back, never negative; null where it does not say, and 292 years where it
     *     says so unreadably, so that nobody comes back at a guess
     */
    // an array, for bytes are read once and passed on without a copy; nobody compares answers
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(
            int status,
            byte[] body,
            @Nullable Instant date,
            @Nullable Duration retryAfter) implements HttpOutcome {

        @Override
        public String toString() {
            return "Answered{" + status + ", " + body.length + " bytes}";
        }
    }

    /**
     * Proved: the other end can't have the request, for its body was not handed over in full.
     *
     * @param reason {@code UNAVAILABLE}, {@code UNTRUSTED} or {@code HELD_BACK}
     * @param detail what happened, without secrets
     */
    record NotSent(Refusal reason, String detail) implements HttpOutcome {}

    /**
     * The other end may have the request, and its answer did not arrive whole.
     *
     * @param detail what happened, without secrets
     */
    record Lost(String detail) implements HttpOutcome {}
}
