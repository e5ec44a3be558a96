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
public record LaneSettings(int maxInFlight, @Nullable RateLimit rateLimit, BreakerPolicy breaker, Duration probeEvery) {

    public static final LaneSettings DEFAULT =
            new LaneSettings(50, null, BreakerPolicy.DEFAULT, Duration.ofSeconds(60));

    public LaneSettings {
        if (maxInFlight < 1 || maxInFlight > 1000) {
            throw new IllegalArgumentException("maxInFlight must be from 1 to 1000, not " + maxInFlight);
        }
        if (probeEvery.toMillis() < 1000) {
            throw new IllegalArgumentException("probeEvery must be at least a second, not " + probeEvery);
        }
    }

    public LaneSettings withMaxInFlight(int requests) {
        return new LaneSettings(requests, rateLimit, breaker, probeEvery);
    }

    public LaneSettings withRateLimit(RateLimit limit) {
        return new LaneSettings(maxInFlight, limit, breaker, probeEvery);
    }

    public LaneSettings withBreaker(BreakerPolicy policy) {
        return new LaneSettings(maxInFlight, rateLimit, policy, probeEvery);
    }

    public LaneSettings withProbeEvery(Duration interval) {
        return new LaneSettings(maxInFlight, rateLimit, breaker, interval);
    }
}
