package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a provider stands at one moment.
 *
 * @param provider which
 * @param state whether it gets messages
 * @param suspendedFor why it is suspended, for at least one class of message; null unless it is
 * @param suspendedSince since when; null unless it is
 * @param suspendedClasses what it gets no messages of; empty unless it is suspended; copied
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

    /** Whether a provider gets messages. */
    public enum State {
        UP,
        /** Ill; gets none until a balance query succeeds. */
        OPEN,
        /** Gets a few, which decide. */
        HALF_OPEN,
        /** Refused for a reason that somebody must mend; gets none of the class concerned until a balance query succeeds. */
        SUSPENDED
    }
}
