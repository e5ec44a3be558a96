package io.smsgateway.client;

import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a message is tried again after every provider of its route refused for the moment: at the provider that gave hope.
 * Pauses are drawn evenly from
 * zero to a bound that doubles, so that many callers don't come back at once.
 *
 * @param maxAttempts how many requests a message may cost before no further round begins, 1 to 10; 1 for no retry
 * @param pause bound of the first pause
 * @param maxPause bound of every pause
 * @param throttledPause bound of the first pause after "too fast"
 * @param maxThrottledPause bound of every pause after "too fast"
 * @param maxRetryAfter how much longer than its own pause a provider's wish to wait may be and still be met
 */
public record RetryPolicy(
        int maxAttempts,
        Duration pause,
        Duration maxPause,
        Duration throttledPause,
        Duration maxThrottledPause,
        Duration maxRetryAfter) {

    /** Three attempts; pauses from 100 ms to 2 s, from 1 s to 20 s after "too fast"; 5 s of patience. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(
            3,
            Duration.ofMillis(100),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(5));

    /** One round over the route, no retry. */
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

    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, pause, maxPause, throttledPause, maxThrottledPause, maxRetryAfter);
    }

    /**
     * How long to wait before the next round.
     *
     * @param round 1 for the first retry
     * @return empty where the provider asks for more than there is patience, or for nonsense
     */
    Optional<Duration> pauseBefore(int round, Refused refused, RandomGenerator random) {
        Duration wish = refused.retryAfter();
        if (wish != null && wish.isNegative()) {
            return Optional.empty();
        }
        if (wish != null && wish.isZero()) {
            return Optional.of(wish);
        }
        boolean throttled = refused.reason() == Refusal.THROTTLED;
        Duration bound =
                throttled ? doubled(throttledPause, round, maxThrottledPause) : doubled(pause, round, maxPause);
        Duration own = Duration.ofNanos((long) (bound.toNanos() * random.nextDouble()));
        if (wish == null || wish.compareTo(own) <= 0) {
            return Optional.of(own);
        }
        return wish.compareTo(own.plus(maxRetryAfter)) <= 0 ? Optional.of(wish) : Optional.empty();
    }

    private static Duration doubled(Duration first, int round, Duration most) {
        Duration bound = first.multipliedBy(1L << (round - 1));
        return bound.compareTo(most) < 0 ? bound : most;
    }
}
