package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * State of a provider at one moment.
 *
 * @param provider the provider
 * @param state whether it gets messages
 * @param suspendedFor why it is suspended, for at least one message class; null unless it is
 * @param suspendedSince since when; null unless it is
 * @param suspendedClasses the classes that are suspended; empty unless it is; copied
 * @param availablePermits how many more requests may be in flight
 */
public record ProviderStatus(
        ProviderId provider,
        State state,
        @Nullable Refusal suspendedFor,
        @Nullable Instant suspendedSince,
        Set<MessageClass> suspendedClasses,
        int availablePermits) {

    public ProviderStatus {
        suspendedClasses = Set.copyOf(suspendedClasses);
    }

    /** Whether a provider gets messages. Values may be added; use a default branch. */
    public enum State {
        /** Gets messages. */
        UP,
        /** Unhealthy: the circuit breaker is open; gets no messages until a balance query succeeds. */
        OPEN,
        /** Gets a few messages, which decide whether the circuit breaker closes. */
        HALF_OPEN,
        /**
         * Refused for a reason that concerns the account; gets no messages of the suspended classes until a balance
         * query succeeds.
         */
        SUSPENDED
    }
}
