package io.smsgateway;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try at one provider.
 *
 * @param provider where
 * @param at when it began
 * @param took how long; zero where the provider was passed over without a request
 * @param outcome what came of it
 * @param refusal why it was refused or passed over; null otherwise
 * @param code the vendor's own code; null where there is none
 * @param reference our own name of a message in doubt, by which reports may find it; null otherwise
 */
public record Attempt(
        ProviderId provider,
        Instant at,
        Duration took,
        Outcome outcome,
        @Nullable Refusal refusal,
        @Nullable String code,
        @Nullable String reference) {

    /** An attempt that leaves nothing to be found. */
    public Attempt(
            ProviderId provider,
            Instant at,
            Duration took,
            Outcome outcome,
            @Nullable Refusal refusal,
            @Nullable String code) {
        this(provider, at, took, outcome, refusal, code, null);
    }

    /** What came of an attempt. */
    public enum Outcome {
        ACCEPTED,
        REFUSED,
        UNCONFIRMED,
        /** No request was made: the provider can't take the message, or this library kept it back. */
        SKIPPED
    }

    /** The attempt that ended in this answer. */
    public static Attempt of(SendResult result, Instant at, Duration took) {
        if (result instanceof Refused refused) {
            Outcome outcome = refused.reason() == Refusal.HELD_BACK ? Outcome.SKIPPED : Outcome.REFUSED;
            return new Attempt(result.provider(), at, took, outcome, refused.reason(), refused.code());
        }
        Outcome outcome = result instanceof Accepted ? Outcome.ACCEPTED : Outcome.UNCONFIRMED;
        String reference = result instanceof Unconfirmed unconfirmed ? unconfirmed.reference() : null;
        return new Attempt(result.provider(), at, took, outcome, null, null, reference);
    }
}
