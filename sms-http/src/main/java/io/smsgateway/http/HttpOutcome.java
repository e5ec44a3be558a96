package io.smsgateway.http;

import io.smsgateway.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The outcome of an exchange: a response, proof that the request was not sent, or neither. */
public sealed interface HttpOutcome {

    /**
     * The server sent a complete response, of any status. Immutable. Prints the status and the length of the body only.
     */
    final class Responded implements HttpOutcome {

        private final int status;
        private final byte[] body;
        private final @Nullable Instant date;
        private final @Nullable Duration retryAfter;
        private final boolean delimited;

        private Responded(
                int status, byte[] body, @Nullable Instant date, @Nullable Duration retryAfter, boolean delimited) {
            this.status = status;
            this.body = Objects.requireNonNull(body, "body");
            this.date = date;
            this.retryAfter = retryAfter;
            this.delimited = delimited;
        }

        /**
         * Creates a response without a date and a pause, that names its end.
         *
         * @param status the HTTP status, 200 to 599
         * @param body the response body; not copied, do not modify it
         */
        public static Responded of(int status, byte[] body) {
            return new Responded(status, body, null, null, true);
        }

        /** Returns the HTTP status, 200 to 599. */
        public int status() {
            return status;
        }

        /** Returns the response body, which must not be modified. */
        public byte[] body() {
            return body;
        }

        /** Returns the {@code Date} header; null if absent or unreadable. */
        public @Nullable Instant date() {
            return date;
        }

        /**
         * Returns the {@code Retry-After} header, never negative; null if absent, and 292 years if unreadable, so that
         * no retry is based on a guess.
         */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }

        /**
         * Returns whether the response names its end, by a length or in chunks. Otherwise the end of the connection ended
         * it, so that a part of its head or its body may be missing.
         */
        public boolean isDelimited() {
            return delimited;
        }

        /** Returns a copy that does or does not name its end; see {@link #isDelimited}. */
        public Responded withDelimited(boolean other) {
            return new Responded(status, body, date, retryAfter, other);
        }

        /** Returns a copy with this {@code Date} header. */
        public Responded withDate(@Nullable Instant other) {
            return new Responded(status, body, other, retryAfter, delimited);
        }

        /** Returns a copy with this {@code Retry-After} header, not negative. */
        public Responded withRetryAfter(@Nullable Duration other) {
            if (other != null && other.isNegative()) {
                throw new IllegalArgumentException("retryAfter must not be negative, but is " + other);
            }
            return new Responded(status, body, date, other, delimited);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Responded that
                    && status == that.status
                    && Arrays.equals(body, that.body)
                    && Objects.equals(date, that.date)
                    && Objects.equals(retryAfter, that.retryAfter)
                    && delimited == that.delimited;
        }

        @Override
        public int hashCode() {
            return Objects.hash(status, Arrays.hashCode(body), date, retryAfter, delimited);
        }

        @Override
        public String toString() {
            return "Responded{" + status + ", " + body.length + " bytes}";
        }
    }

    /**
     * The request was not fully sent, so that the server cannot have received it.
     *
     * @param reason {@code UNAVAILABLE}, {@code UNTRUSTED}, {@code MISCONFIGURED}, {@code EXPIRED}, or one of {@link Refusal#isByLibrary}
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
