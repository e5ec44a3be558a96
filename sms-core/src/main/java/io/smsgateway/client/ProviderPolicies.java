package io.smsgateway.client;

import com.google.common.collect.Sets;
import io.smsgateway.MessageClass;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Policies around one provider. Start with {@link #DEFAULT}; each wither returns a changed copy. */
public final class ProviderPolicies {

    /** Default policies: 50 requests in flight, no rate limit, {@link BreakerPolicy#DEFAULT}, a probe every 60 s. */
    public static final ProviderPolicies DEFAULT =
            new ProviderPolicies(50, null, BreakerPolicy.DEFAULT, Duration.ofSeconds(60), Set.of());

    private final int maxInFlight;
    private final @Nullable RateLimit rateLimit;
    private final BreakerPolicy breaker;
    private final Duration probeEvery;
    private final Set<MessageClass> sharedRequests;

    private ProviderPolicies(
            int maxInFlight,
            @Nullable RateLimit rateLimit,
            BreakerPolicy breaker,
            Duration probeEvery,
            Set<MessageClass> sharedRequests) {
        this.maxInFlight = Ranges.within("maxInFlight", maxInFlight, 1, 1000);
        this.rateLimit = rateLimit;
        this.breaker = Objects.requireNonNull(breaker, "breaker");
        this.probeEvery = Ranges.within("probeEvery", probeEvery, Duration.ofSeconds(1), Duration.ofDays(1));
        this.sharedRequests = Sets.immutableEnumSet(sharedRequests);
    }

    /** Returns the maximum number of requests in flight. */
    public int maxInFlight() {
        return maxInFlight;
    }

    /** Returns the limit of the request rate; null for no limit. */
    public @Nullable RateLimit rateLimit() {
        return rateLimit;
    }

    /** Returns the settings of the circuit breaker. */
    public BreakerPolicy breaker() {
        return breaker;
    }

    /** Returns the interval between balance queries to a suspended provider, which show whether it can send again. */
    public Duration probeEvery() {
        return probeEvery;
    }

    /**
     * Returns a copy with this maximum of requests in flight.
     *
     * @param requests from 1 to 1000
     * @throws IllegalArgumentException when it is out of range
     */
    public ProviderPolicies withMaxInFlight(int requests) {
        return new ProviderPolicies(requests, rateLimit, breaker, probeEvery, sharedRequests);
    }

    /** Returns a copy with this rate limit; null for no limit. */
    public ProviderPolicies withRateLimit(@Nullable RateLimit limit) {
        return new ProviderPolicies(maxInFlight, limit, breaker, probeEvery, sharedRequests);
    }

    /** Returns a copy with these settings of the circuit breaker. */
    public ProviderPolicies withBreaker(BreakerPolicy policy) {
        return new ProviderPolicies(maxInFlight, rateLimit, policy, probeEvery, sharedRequests);
    }

    /**
     * Returns a copy with this interval of probes.
     *
     * @param interval from 1 s to 24 h
     * @throws IllegalArgumentException when it is out of range
     */
    public ProviderPolicies withProbeEvery(Duration interval) {
        return new ProviderPolicies(maxInFlight, rateLimit, breaker, interval, sharedRequests);
    }

    /** Returns the classes whose messages of different calls may share a request; none by default. */
    public Set<MessageClass> sharedRequests() {
        return sharedRequests;
    }

    /**
     * Returns a copy with which waiting messages of these classes share a request though different calls sent them, as far as the
     * vendor takes them together. Nothing waits for it. Calls that share a request also share its loss: all their messages
     * are unconfirmed when its response is lost.
     */
    public ProviderPolicies withSharedRequests(Set<MessageClass> messageClasses) {
        return new ProviderPolicies(maxInFlight, rateLimit, breaker, probeEvery, messageClasses);
    }

    private List<@Nullable Object> state() {
        return Arrays.asList(maxInFlight, rateLimit, breaker, probeEvery, sharedRequests);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProviderPolicies policies && state().equals(policies.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "ProviderPolicies{maxInFlight=" + maxInFlight + ", rateLimit=" + rateLimit + ", breaker=" + breaker
                + ", probeEvery=" + probeEvery + ", sharedRequests=" + sharedRequests + "}";
    }
}
