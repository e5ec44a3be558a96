package io.smsgateway.client;

import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a message is retried after every provider of its route refused it: at the provider whose refusal was retryable.
 * Pauses are drawn evenly from zero to a bound that doubles (full jitter), so that many callers do not return at once.
 * Start with {@link #DEFAULT}; each wither returns a changed copy.
 */
public final class RetryPolicy {

    /**
     * Default policy: three attempts; bounds from 100 ms to 2 s, after throttling from 1 s to 20 s; {@code
     * maxRetryAfter} 5 s.
     */
    public static final RetryPolicy DEFAULT = new RetryPolicy(
            3,
            Duration.ofMillis(100),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(5));

    /** Policy with one round over the route and no retry. */
    public static final RetryPolicy NONE = DEFAULT.withMaxAttempts(1);

    private final int maxAttempts;
    private final Duration pause;
    private final Duration maxPause;
    private final Duration throttledPause;
    private final Duration maxThrottledPause;
    private final Duration maxRetryAfter;

    private RetryPolicy(
            int maxAttempts,
            Duration pause,
            Duration maxPause,
            Duration throttledPause,
            Duration maxThrottledPause,
            Duration maxRetryAfter) {
        // no deadline is longer, so that a longer pause would never be slept
        Duration hour = Duration.ofHours(1);
        Ranges.ascending("pause", pause, "maxPause", maxPause, Duration.ZERO, hour);
        Ranges.ascending("throttledPause", throttledPause, "maxThrottledPause", maxThrottledPause, Duration.ZERO, hour);
        this.maxAttempts = Ranges.within("maxAttempts", maxAttempts, 1, 10);
        this.pause = pause;
        this.maxPause = maxPause;
        this.throttledPause = throttledPause;
        this.maxThrottledPause = maxThrottledPause;
        this.maxRetryAfter = Ranges.within("maxRetryAfter", maxRetryAfter, Duration.ZERO, hour);
    }

    /** Returns the maximum number of requests of a message before no further round begins; 1 for no retry. */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** Returns the bound of the first pause. */
    public Duration pause() {
        return pause;
    }

    /** Returns the maximum bound of every pause. */
    public Duration maxPause() {
        return maxPause;
    }

    /** Returns the bound of the first pause after {@link Refusal#THROTTLED}. */
    public Duration throttledPause() {
        return throttledPause;
    }

    /** Returns the maximum bound of every pause after {@link Refusal#THROTTLED}. */
    public Duration maxThrottledPause() {
        return maxThrottledPause;
    }

    /** Returns the maximum {@code Retry-After} to honour beyond the computed pause. */
    public Duration maxRetryAfter() {
        return maxRetryAfter;
    }

    /**
     * Returns a copy with this maximum of attempts.
     *
     * @param attempts from 1 to 10; 1 for no retry
     * @throws IllegalArgumentException when it is out of range
     */
    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, pause, maxPause, throttledPause, maxThrottledPause, maxRetryAfter);
    }

    /**
     * Returns a copy with these bounds of a pause.
     *
     * @param first bound of the first pause, from 0 to {@code max}
     * @param max maximum bound, up to 1 h
     * @throws IllegalArgumentException when one is out of range
     */
    public RetryPolicy withPause(Duration first, Duration max) {
        return new RetryPolicy(maxAttempts, first, max, throttledPause, maxThrottledPause, maxRetryAfter);
    }

    /**
     * Returns a copy with these bounds of a pause after {@link Refusal#THROTTLED}.
     *
     * @param first bound of the first pause, from 0 to {@code max}
     * @param max maximum bound, up to 1 h
     * @throws IllegalArgumentException when one is out of range
     */
    public RetryPolicy withThrottledPause(Duration first, Duration max) {
        return new RetryPolicy(maxAttempts, pause, maxPause, first, max, maxRetryAfter);
    }

    /**
     * Returns a copy with this maximum {@code Retry-After} to honour beyond the computed pause.
     *
     * @param max from 0 to 1 h
     * @throws IllegalArgumentException when it is out of range
     */
    public RetryPolicy withMaxRetryAfter(Duration max) {
        return new RetryPolicy(maxAttempts, pause, maxPause, throttledPause, maxThrottledPause, max);
    }

    /**
     * Returns the pause before the next round.
     *
     * @param round 1 for the first retry
     * @return empty where the provider requires a longer pause than {@code maxRetryAfter} allows, or a negative one
     */
    Optional<Duration> pauseBefore(int round, Refused refused, RandomGenerator random) {
        Duration retryAfter = refused.retryAfter();
        if (retryAfter != null && retryAfter.isNegative()) {
            return Optional.empty();
        }
        if (retryAfter != null && retryAfter.isZero()) {
            return Optional.of(retryAfter);
        }
        boolean throttled = refused.reason() == Refusal.THROTTLED;
        Duration bound =
                throttled ? doubled(throttledPause, round, maxThrottledPause) : doubled(pause, round, maxPause);
        Duration computed = Duration.ofNanos((long) (bound.toNanos() * random.nextDouble()));
        if (retryAfter == null || retryAfter.compareTo(computed) <= 0) {
            return Optional.of(computed);
        }
        return retryAfter.compareTo(computed.plus(maxRetryAfter)) <= 0 ? Optional.of(retryAfter) : Optional.empty();
    }

    private static Duration doubled(Duration first, int round, Duration max) {
        // beyond ten doublings every bound is the maximum
        Duration bound = first.multipliedBy(1L << Math.min(round - 1, 10));
        return bound.compareTo(max) < 0 ? bound : max;
    }

    private List<Object> state() {
        return List.of(maxAttempts, pause, maxPause, throttledPause, maxThrottledPause, maxRetryAfter);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetryPolicy policy && state().equals(policy.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "RetryPolicy{maxAttempts=" + maxAttempts + ", pause=" + pause + ", maxPause=" + maxPause
                + ", throttledPause=" + throttledPause + ", maxThrottledPause=" + maxThrottledPause
                + ", maxRetryAfter=" + maxRetryAfter + "}";
    }
}
