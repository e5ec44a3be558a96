package io.smsgateway.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Policies around one provider.
 *
 * @param maxInFlight maximum number of requests in flight, 1 to 1000
 * @param rateLimit limit of the request rate; null for no limit
 * @param breaker settings of the circuit breaker
 * @param probeEvery interval between balance queries to a suspended provider, which show whether it can send again; at
 *     least a second
 */
public record ProviderPolicies(
        int maxInFlight, @Nullable RateLimit rateLimit, BreakerPolicy breaker, Duration probeEvery) {

    /** Default policies: 50 requests in flight, no rate limit, {@link BreakerPolicy#DEFAULT}, a probe every 60 s. */
    public static final ProviderPolicies DEFAULT =
            new ProviderPolicies(50, null, BreakerPolicy.DEFAULT, Duration.ofSeconds(60));

    public ProviderPolicies {
        if (maxInFlight < 1 || maxInFlight > 1000) {
            throw new IllegalArgumentException("maxInFlight must be from 1 to 1000, not " + maxInFlight);
        }
        if (probeEvery.toMillis() < 1000) {
            throw new IllegalArgumentException("probeEvery must be at least a second, not " + probeEvery);
        }
    }

    /** Returns a copy with this maximum of requests in flight. */
    public ProviderPolicies withMaxInFlight(int requests) {
        return new ProviderPolicies(requests, rateLimit, breaker, probeEvery);
    }

    /** Returns a copy with this rate limit. */
    public ProviderPolicies withRateLimit(RateLimit limit) {
        return new ProviderPolicies(maxInFlight, limit, breaker, probeEvery);
    }

    /** Returns a copy with these settings of the circuit breaker. */
    public ProviderPolicies withBreaker(BreakerPolicy policy) {
        return new ProviderPolicies(maxInFlight, rateLimit, policy, probeEvery);
    }

    /** Returns a copy with this interval of probes. */
    public ProviderPolicies withProbeEvery(Duration interval) {
        return new ProviderPolicies(maxInFlight, rateLimit, breaker, interval);
    }
}
