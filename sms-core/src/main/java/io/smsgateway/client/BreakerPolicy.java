package io.smsgateway.client;

import java.time.Duration;

/**
 * When a provider's circuit opens and for how long.
 *
 * @param window the time that is looked back on
 * @param minimumCalls how many requests must lie in the window before a rate counts
 * @param failureRate percentage of failed requests that opens
 * @param consecutiveFailures how many in a row open at once, whatever the rate
 * @param slowCall a request with one-time codes that takes longer counts as slow; with others there is no hurry
 * @param slowRate percentage of slow requests among those with codes that opens; {@code minimumCalls} of them in a row
 *     open at once, and on trial a single one does
 * @param openFor how long the first opening lasts; the n-th in a row lasts n times as long, a fifth more or less
 * @param maxOpenFor the longest opening
 * @param trialCalls how many requests decide whether it closes again
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

    /** Made for low and bursty volumes, where a rate over a hundred calls would never fill. */
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
