package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** State of a provider at one moment. */
public final class ProviderStatus {

    private final ProviderId provider;
    private final State state;
    private final @Nullable Refusal suspendedFor;
    private final @Nullable Instant suspendedSince;
    private final Set<MessageClass> suspendedClasses;
    private final int availablePermits;

    ProviderStatus(
            ProviderId provider,
            State state,
            @Nullable Refusal suspendedFor,
            @Nullable Instant suspendedSince,
            Set<MessageClass> suspendedClasses,
            int availablePermits) {
        this.provider = provider;
        this.state = state;
        this.suspendedFor = suspendedFor;
        this.suspendedSince = suspendedSince;
        this.suspendedClasses = Set.copyOf(suspendedClasses);
        this.availablePermits = availablePermits;
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

    /** Returns the provider. */
    public ProviderId provider() {
        return provider;
    }

    /** Returns whether it gets messages. */
    public State state() {
        return state;
    }

    /** Returns why it is suspended, for at least one message class; null unless it is. */
    public @Nullable Refusal suspendedFor() {
        return suspendedFor;
    }

    /** Returns since when it is suspended; null unless it is. */
    public @Nullable Instant suspendedSince() {
        return suspendedSince;
    }

    /** Returns the classes that are suspended; empty unless it is; unmodifiable. */
    public Set<MessageClass> suspendedClasses() {
        return suspendedClasses;
    }

    /** Returns how many more requests may be in flight. */
    public int availablePermits() {
        return availablePermits;
    }

    private List<@Nullable Object> all() {
        return Arrays.asList(provider, state, suspendedFor, suspendedSince, suspendedClasses, availablePermits);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProviderStatus status && all().equals(status.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    @Override
    public String toString() {
        return "ProviderStatus{" + provider + ", " + state
                + (suspendedFor == null ? "" : " for " + suspendedFor + " since " + suspendedSince)
                + ", suspendedClasses=" + suspendedClasses + ", availablePermits=" + availablePermits + "}";
    }
}
