package io.smsgateway.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an unconfirmed attempt.
 *
 * @param attempt the attempt
 * @param state what became of it
 * @param evidence how strong the evidence is
 * @param messageId the provider's id, where the message was found; null otherwise
 * @param nextCheck when to reconcile again; null where no further check can change the state
 */
public record Reconciliation(
        UnconfirmedAttempt attempt,
        State state,
        Evidence evidence,
        @Nullable String messageId,
        @Nullable Instant nextCheck) {

    /** What became of an unconfirmed attempt. */
    public enum State {
        /** The vendor has the message. */
        ACCEPTED,
        /** The vendor has not sent the message. */
        NOT_SENT,
        /** No evidence yet, or none that decides. */
        UNKNOWN
    }

    /** Strength of the evidence, best first. */
    public enum Evidence {
        /** The vendor reports the message by its reference. */
        CONCLUSIVE,
        /** The vendor has a message to this recipient at this time that belongs to no other of the application's. */
        STRONG,
        /** An hour later the vendor lists what it sent at this time, without this message. */
        FAIR,
        /** No evidence. */
        NONE
    }
}
