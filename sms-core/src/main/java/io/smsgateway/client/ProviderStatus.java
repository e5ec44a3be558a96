package io.smsgateway.client;

import com.google.common.collect.Maps;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** State of a provider at one moment. */
public final class ProviderStatus {

    private final ProviderId provider;
    private final State state;
    private final Map<MessageClass, Suspension> suspensions;
    private final int availablePermits;
    private final Map<MessageClass, Integer> waiting;
    private final Map<MessageClass, Integer> waitingCalls;
    private final Map<MessageClass, Duration> longestWait;
    private final @Nullable Duration nextProbe;

    private ProviderStatus(
            ProviderId provider,
            State state,
            Map<MessageClass, Suspension> suspensions,
            int availablePermits,
            Map<MessageClass, Integer> waiting,
            Map<MessageClass, Integer> waitingCalls,
            Map<MessageClass, Duration> longestWait,
            @Nullable Duration nextProbe) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.state = Objects.requireNonNull(state, "state");
        this.suspensions = Maps.immutableEnumMap(suspensions);
        this.availablePermits = availablePermits;
        this.waiting = Maps.immutableEnumMap(waiting);
        this.waitingCalls = Maps.immutableEnumMap(waitingCalls);
        this.longestWait = Maps.immutableEnumMap(longestWait);
        this.nextProbe = nextProbe;
    }

    /**
     * Returns the status of a provider without suspensions.
     *
     * @param availablePermits how many more requests may be in flight
     */
    public static ProviderStatus of(ProviderId provider, State state, int availablePermits) {
        return new ProviderStatus(provider, state, Map.of(), availablePermits, Map.of(), Map.of(), Map.of(), null);
    }

    /** Returns a copy with these suspensions; its state is {@link State#SUSPENDED} where there is one. */
    public ProviderStatus withSuspensions(Map<MessageClass, Suspension> inForce) {
        return new ProviderStatus(
                provider,
                inForce.isEmpty() ? state : State.SUSPENDED,
                inForce,
                availablePermits,
                waiting,
                waitingCalls,
                longestWait,
                nextProbe);
    }

    /** Returns a copy with these numbers of waiting messages by class. */
    public ProviderStatus withWaiting(Map<MessageClass, Integer> messages) {
        return new ProviderStatus(
                provider, state, suspensions, availablePermits, messages, waitingCalls, longestWait, nextProbe);
    }

    /** Returns a copy with these numbers of waiting calls by class. */
    public ProviderStatus withWaitingCalls(Map<MessageClass, Integer> calls) {
        return new ProviderStatus(
                provider, state, suspensions, availablePermits, waiting, calls, longestWait, nextProbe);
    }

    /** Returns a copy with these waits of the oldest messages by class. */
    public ProviderStatus withLongestWait(Map<MessageClass, Duration> waits) {
        return new ProviderStatus(
                provider, state, suspensions, availablePermits, waiting, waitingCalls, waits, nextProbe);
    }

    /** Returns a copy with this time until the next balance query of an open circuit; null for none. */
    public ProviderStatus withNextProbe(@Nullable Duration duration) {
        return new ProviderStatus(
                provider, state, suspensions, availablePermits, waiting, waitingCalls, longestWait, duration);
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

    /** Returns the suspensions in force by message class; empty unless it is suspended; unmodifiable. */
    public Map<MessageClass, Suspension> suspensions() {
        return suspensions;
    }

    /** Returns why it is suspended, for the first of the suspended classes; null unless it is. */
    public @Nullable Refusal suspendedFor() {
        return first().map(Suspension::reason).orElse(null);
    }

    /** Returns since when it is suspended, for the first of the suspended classes; null unless it is. */
    public @Nullable Instant suspendedSince() {
        return first().map(Suspension::since).orElse(null);
    }

    /** Returns the classes that are suspended; empty unless it is; unmodifiable. */
    public Set<MessageClass> suspendedClasses() {
        return suspensions.keySet();
    }

    private Optional<Suspension> first() {
        return suspensions.values().stream().findFirst();
    }

    /** Returns how many more requests may be in flight. */
    public int availablePermits() {
        return availablePermits;
    }

    /** Returns how many messages wait for a request of the provider, by class; 0 for a class that is absent; unmodifiable. */
    public Map<MessageClass, Integer> waiting() {
        return waiting;
    }

    /**
     * Returns how many calls wait for requests of the provider, and with each the thread of its caller, by the classes of its
     * messages; 0 for a class that is absent; unmodifiable.
     */
    public Map<MessageClass, Integer> waitingCalls() {
        return waitingCalls;
    }

    /**
     * Returns how long the oldest message that waits has waited, by class; none waits of a class that is absent;
     * unmodifiable.
     */
    public Map<MessageClass, Duration> longestWait() {
        return longestWait;
    }

    /**
     * Returns the time until the balance query that decides whether an open circuit becomes half-open; zero while it runs.
     * Null unless the circuit breaker is open, also while the provider is suspended.
     */
    public @Nullable Duration nextProbe() {
        return nextProbe;
    }

    private List<@Nullable Object> all() {
        return Arrays.asList(
                provider, state, suspensions, availablePermits, waiting, waitingCalls, longestWait, nextProbe);
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
                + (suspensions.isEmpty() ? "" : " for " + suspendedFor() + " since " + suspendedSince())
                + ", suspendedClasses=" + suspendedClasses() + ", availablePermits=" + availablePermits
                + ", waiting=" + waiting + ", waitingCalls=" + waitingCalls + ", longestWait=" + longestWait
                + (nextProbe == null ? "" : ", nextProbe=" + nextProbe) + "}";
    }
}
