package io.smsgateway.client;

import java.time.Duration;

/**
 * When a provider's circuit breaker opens, and for how long.
 *
 * @param window time window of the rates
 * @param minimumCalls minimum number of requests in the window before a rate counts
 * @param failureRate percentage of failed requests that opens
 * @param consecutiveFailures number of consecutive failures that opens at once, whatever the rate
 * @param slowCall duration above which a request with one-time codes counts as slow; other requests never do
 * @param slowRate percentage of slow requests among those with codes that opens; {@code minimumCalls} consecutive ones
 *     open at once, and in the half-open state a single one does
 * @param openFor how long the first opening lasts; the n-th consecutive one lasts n times as long, plus or minus a
 *     fifth
 * @param maxOpenFor maximum duration of an opening
 * @param trialCalls number of requests in the half-open state, which decide whether it closes
 */
public record BreakerPolicy(
        Duration window,
        int minimumCalls,
        int failureRate,
        int consecutiveFailures,
        Duration slowCall,
        int slowRate,
        Duration openFor,
        Duration maxOpenFor,
        int trialCalls) {

    /** Default policy, for low and bursty volumes, where a rate over a hundred calls would never fill. */
    public static final BreakerPolicy DEFAULT = new BreakerPolicy(
            Duration.ofSeconds(60),
            10,
            50,
            5,
            Duration.ofSeconds(3),
            80,
            Duration.ofSeconds(15),
            Duration.ofSeconds(300),
            3);

    public BreakerPolicy {
        requireAtLeastOne("window in seconds", window.toSeconds());
        requireAtLeastOne("minimumCalls", minimumCalls);
        requirePercentage("failureRate", failureRate);
        requireAtLeastOne("consecutiveFailures", consecutiveFailures);
        requireAtLeastOne("slowCall in milliseconds", slowCall.toMillis());
        requirePercentage("slowRate", slowRate);
        requireAtLeastOne("openFor in milliseconds", openFor.toMillis());
        if (maxOpenFor.compareTo(openFor) < 0) {
            throw new IllegalArgumentException("maxOpenFor must not be less than openFor, " + openFor);
        }
        requireAtLeastOne("trialCalls", trialCalls);
    }

    private static void requireAtLeastOne(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, not " + value);
        }
    }

    private static void requirePercentage(String what, int value) {
        if (value < 1 || value > 100) {
            throw new IllegalArgumentException(what + " must be from 1 to 100 percent, not " + value);
        }
    }
}
