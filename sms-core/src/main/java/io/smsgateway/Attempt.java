package io.smsgateway;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to send a message through one provider.
 *
 * @param provider the provider
 * @param at when the attempt began
 * @param took how long it took; zero where the provider was skipped without a request
 * @param outcome how it ended
 * @param refusal why it was refused or skipped; null otherwise
 * @param code the vendor's own code; null where there is none
 * @param reference the library's reference of an unconfirmed message, which reports may name; null otherwise
 */
public record Attempt(
        ProviderId provider,
        Instant at,
        Duration took,
        Outcome outcome,
        @Nullable Refusal refusal,
        @Nullable String code,
        @Nullable String reference) {

    /** Creates an attempt without a reference. */
    public Attempt(
            ProviderId provider,
            Instant at,
            Duration took,
            Outcome outcome,
            @Nullable Refusal refusal,
            @Nullable String code) {
        this(provider, at, took, outcome, refusal, code, null);
    }

    /** How an attempt ended. Values may be added; use a default branch. */
    public enum Outcome {
        /** The provider took the message. */
        ACCEPTED,
        /** The message was certainly not sent. */
        REFUSED,
        /** The message may have been sent. */
        UNCONFIRMED,
        /** No request was made: the provider cannot take the message, or the library held it back. */
        SKIPPED
    }

    /** Returns the attempt that ended with this result. */
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
