package io.smsgateway.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a copy in doubt.
 *
 * @param attempt which
 * @param state what became of it
 * @param evidence how much that is worth
 * @param messageId the provider's id, where the copy was found; null otherwise
 * @param nextCheck when to ask again; null where it is settled, or will never be
 */
public record Reconciliation(
        UnconfirmedAttempt attempt,
        State state,
        Evidence evidence,
        @Nullable String messageId,
        @Nullable Instant nextCheck) {

    /** What became of a copy in doubt. */
    public enum State {
        ACCEPTED,
        NOT_SENT,
        UNKNOWN
    }

    /** What a finding rests on, best first. */
    public enum Evidence {
        /** The vendor names the copy by the name that we gave it. */
        CONCLUSIVE,
        /** The vendor has a message to this person at this time that belongs to no other of ours. */
        STRONG,
        /** An hour later the vendor lists what it sent at this time, and not this. */
        FAIR,
        NONE
    }
}
