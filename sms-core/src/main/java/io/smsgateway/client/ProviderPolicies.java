package io.smsgateway.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The policies around one provider.
 *
 * @param maxInFlight how many requests may be in flight at once, 1 to 1000
 * @param rateLimit how fast requests may follow each other; null for no limit
 * @param breaker when its circuit opens
 * @param probeEvery how often a suspended provider is asked for its balance, to see whether it can send again; at least
 *     a second
 */
public record ProviderPolicies(
        int maxInFlight, @Nullable RateLimit rateLimit, BreakerPolicy breaker, Duration probeEvery) {

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

    public ProviderPolicies withMaxInFlight(int requests) {
        return new ProviderPolicies(requests, rateLimit, breaker, probeEvery);
    }

    public ProviderPolicies withRateLimit(RateLimit limit) {
        return new ProviderPolicies(maxInFlight, limit, breaker, probeEvery);
    }

    public ProviderPolicies withBreaker(BreakerPolicy policy) {
        return new ProviderPolicies(maxInFlight, rateLimit, policy, probeEvery);
    }

    public ProviderPolicies withProbeEvery(Duration interval) {
        return new ProviderPolicies(maxInFlight, rateLimit, breaker, interval);
    }
}
