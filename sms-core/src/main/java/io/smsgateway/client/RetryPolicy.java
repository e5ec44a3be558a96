package io.smsgateway.client;

import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a message is retried after every provider of its route refused it: at the provider whose refusal was retryable.
 * Pauses are drawn evenly from zero to a bound that doubles (full jitter), so that many callers do not return at once.
 *
 * @param maxAttempts maximum number of requests of a message before no further round begins, 1 to 10; 1 for no retry
 * @param pause bound of the first pause
 * @param maxPause maximum bound of every pause
 * @param throttledPause bound of the first pause after {@link Refusal#THROTTLED}
 * @param maxThrottledPause maximum bound of every pause after {@link Refusal#THROTTLED}
 * @param maxRetryAfter maximum {@code Retry-After} to honour beyond the computed pause
 */
public record RetryPolicy(
        int maxAttempts,
        Duration pause,
        Duration maxPause,
        Duration throttledPause,
        Duration maxThrottledPause,
        Duration maxRetryAfter) {

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

    public RetryPolicy {
        if (maxAttempts < 1 || maxAttempts > 10) {
            throw new IllegalArgumentException("maxAttempts must be from 1 to 10, not " + maxAttempts);
        }
        if (pause.isNegative() || pause.compareTo(maxPause) > 0) {
            throw new IllegalArgumentException("pause must be from 0 to maxPause");
        }
        if (throttledPause.isNegative() || throttledPause.compareTo(maxThrottledPause) > 0) {
            throw new IllegalArgumentException("throttledPause must be from 0 to maxThrottledPause");
        }
        if (maxRetryAfter.isNegative()) {
            throw new IllegalArgumentException("maxRetryAfter must not be negative");
        }
    }

    /** Returns a copy with this maximum of attempts. */
    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, pause, maxPause, throttledPause, maxThrottledPause, maxRetryAfter);
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
        Duration bound = first.multipliedBy(1L << (round - 1));
        return bound.compareTo(max) < 0 ? bound : max;
    }
}
