package io.smsgateway.reconciliation;

import io.smsgateway.TextSanitizer;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of an unconfirmed attempt. Immutable. Each factory creates one state. */
public final class Reconciliation {

    /** What became of an unconfirmed attempt. Values may be added; use a default branch. */
    public enum State {
        /** The vendor has the message. */
        ACCEPTED,
        /** The vendor has not sent the message. */
        NOT_SENT,
        /** No evidence yet, or none that decides. */
        UNKNOWN
    }

    /** Strength of the evidence, best first. Values may be added; use a default branch. */
    public enum Evidence {
        /** The vendor reports the message by its reference, or by the id that its response named. */
        CONCLUSIVE,
        /** The vendor has a message to this recipient at this time that belongs to no other of the application's. */
        STRONG,
        /** An hour later the vendor lists what it sent at this time, without this message. */
        FAIR,
        /** No evidence. */
        NONE
    }

    private final UnconfirmedAttempt attempt;
    private final State state;
    private final Evidence evidence;
    private final @Nullable String messageId;
    private final @Nullable Instant nextCheck;

    private Reconciliation(
            UnconfirmedAttempt attempt,
            State state,
            Evidence evidence,
            @Nullable String messageId,
            @Nullable Instant nextCheck) {
        if ((evidence == Evidence.NONE) != (state == State.UNKNOWN)) {
            throw new IllegalArgumentException(state + " requires evidence, not NONE");
        }
        this.attempt = Objects.requireNonNull(attempt, "attempt");
        this.state = state;
        this.evidence = Objects.requireNonNull(evidence, "evidence");
        this.messageId = messageId;
        this.nextCheck = nextCheck;
    }

    /**
     * Creates the state {@link State#ACCEPTED}.
     *
     * @param evidence not {@link Evidence#NONE}
     * @param messageId the provider's id of the message; not blank
     */
    public static Reconciliation accepted(UnconfirmedAttempt attempt, Evidence evidence, String messageId) {
        if (messageId.isBlank()) {
            throw new IllegalArgumentException("messageId must not be blank");
        }
        return new Reconciliation(attempt, State.ACCEPTED, evidence, messageId, null);
    }

    /**
     * Creates the state {@link State#NOT_SENT}.
     *
     * @param evidence not {@link Evidence#NONE}
     */
    public static Reconciliation notSent(UnconfirmedAttempt attempt, Evidence evidence) {
        return new Reconciliation(attempt, State.NOT_SENT, evidence, null, null);
    }

    /**
     * Creates the state {@link State#UNKNOWN}, without evidence.
     *
     * @param nextCheck when to reconcile again; null where no further check can change the state
     */
    public static Reconciliation unknown(UnconfirmedAttempt attempt, @Nullable Instant nextCheck) {
        return new Reconciliation(attempt, State.UNKNOWN, Evidence.NONE, null, nextCheck);
    }

    /** Returns the attempt. */
    public UnconfirmedAttempt attempt() {
        return attempt;
    }

    /** Returns what became of the attempt. */
    public State state() {
        return state;
    }

    /** Returns how strong the evidence is. */
    public Evidence evidence() {
        return evidence;
    }

    /** Returns the provider's id, where the message was found; null otherwise. */
    public @Nullable String messageId() {
        return messageId;
    }

    /** Returns when to reconcile again; null where no further check can change the state. */
    public @Nullable Instant nextCheck() {
        return nextCheck;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reconciliation that
                && attempt.equals(that.attempt)
                && state == that.state
                && evidence == that.evidence
                && Objects.equals(messageId, that.messageId)
                && Objects.equals(nextCheck, that.nextCheck);
    }

    @Override
    public int hashCode() {
        return Objects.hash(attempt, state, evidence, messageId, nextCheck);
    }

    @Override
    public String toString() {
        return "Reconciliation{" + attempt + ", " + state + ", evidence " + evidence
                + (messageId == null ? "" : ", message " + TextSanitizer.of(messageId))
                + (nextCheck == null ? "" : ", next check " + nextCheck) + "}";
    }
}
