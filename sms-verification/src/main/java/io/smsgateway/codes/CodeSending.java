package io.smsgateway.codes;

import io.smsgateway.Accepted;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Result of starting a code or of sending it again. Immutable. */
public final class CodeSending {

    /** What became of the request to send a code. Values may be added; use a default branch. */
    public enum Status {
        /** A provider accepted the message. */
        SENT,
        /** The message was stored, and is sent in the background. */
        QUEUED,
        /** The message was certainly not sent; {@link CodeSending#result} says why. No code is right before one was sent. */
        REFUSED,
        /** The message may have been sent. Offer to send it again at {@link CodeSending#resendAt}. */
        UNCONFIRMED,
        /** Nothing was sent, because the pause after the last message is not over; see {@link CodeSending#resendAt}. */
        TOO_EARLY,
        /** Nothing was sent, because the code was sent as often as is permitted. */
        NO_SENDS_LEFT,
        /** Nothing was sent, because the code has expired; start another. */
        EXPIRED,
        /** Nothing was sent, because the code was used. */
        USED,
        /** Nothing was sent, because too many codes were tried; start another. */
        TOO_MANY_TRIES,
        /** Nothing was sent, because there is no such code for this number. */
        UNKNOWN,
        /** Nothing was sent, because the store did not respond. */
        UNAVAILABLE
    }

    private final String id;
    private final Status status;
    private final @Nullable Instant endsAt;
    private final @Nullable Instant resendAt;
    private final @Nullable SendResult result;

    private CodeSending(
            String id,
            Status status,
            @Nullable Instant endsAt,
            @Nullable Instant resendAt,
            @Nullable SendResult result) {
        this.id = id;
        this.status = status;
        this.endsAt = endsAt;
        this.resendAt = resendAt;
        this.result = result;
    }

    /** Returns a result without times: the code cannot be sent any more. */
    static CodeSending of(String id, Status status) {
        return new CodeSending(id, status, null, null, null);
    }

    /** Returns a result of a code that can be checked. */
    static CodeSending of(StoredCode code, List<Duration> pauses, Status status, @Nullable SendResult result) {
        return new CodeSending(
                code.id(),
                status,
                Instant.ofEpochMilli(code.endsAt()),
                code.hasSendsLeft(pauses) ? Instant.ofEpochMilli(code.resendAt()) : null,
                result);
    }

    static Status status(SendResult result) {
        return result instanceof Accepted
                ? Status.SENT
                : result instanceof Refused ? Status.REFUSED : Status.UNCONFIRMED;
    }

    /**
     * Returns the id of the code, at most 40 characters of the alphabet of Base64 URLs and a dot. Keep it in the session of the
     * person who types the code, or in a hidden field of the form.
     */
    public String id() {
        return id;
    }

    /** Returns what became of the request. */
    public Status status() {
        return status;
    }

    /** Returns when the code expires; empty where it cannot be checked. */
    public Optional<Instant> endsAt() {
        return Optional.ofNullable(endsAt);
    }

    /** Returns when the code may be sent again; empty where it may not. */
    public Optional<Instant> resendAt() {
        return Optional.ofNullable(resendAt);
    }

    /** Returns the result of the message; empty where it was stored to be sent later, and where there was none. */
    public Optional<SendResult> result() {
        return Optional.ofNullable(result);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CodeSending that
                && id.equals(that.id)
                && status == that.status
                && Objects.equals(endsAt, that.endsAt)
                && Objects.equals(resendAt, that.resendAt)
                && Objects.equals(result, that.result);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, status, endsAt, resendAt, result);
    }

    /** Returns all but the id. */
    @Override
    public String toString() {
        return "CodeSending{" + status + (endsAt == null ? "" : ", ends at " + endsAt)
                + (resendAt == null ? "" : ", again at " + resendAt) + (result == null ? "" : ", " + result) + "}";
    }
}
