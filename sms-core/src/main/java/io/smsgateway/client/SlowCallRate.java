package io.smsgateway.client;

import io.github.resilience4j.core.metrics.Metrics;
import io.github.resilience4j.core.metrics.SlidingTimeWindowMetrics;
import io.github.resilience4j.core.metrics.Snapshot;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Rate of slow requests among those with one-time codes. Other requests are not counted, because they would dilute the
 * rate. Many consecutive slow ones exceed it regardless of earlier ones: a vendor that slows down completes few
 * requests, which the many of the minute before would outweigh.
 */
final class SlowCallRate {

    private final BreakerPolicy policy;
    private final Clock clock;
    private final AtomicInteger consecutiveSlow = new AtomicInteger();
    private volatile Metrics window;

    SlowCallRate(BreakerPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
        this.window = newWindow();
    }

    private Metrics newWindow() {
        return new SlidingTimeWindowMetrics((int) policy.window().toSeconds(), clock);
    }

    /**
     * Counts a request with codes; returns whether it is slow and exceeds the rate, or the maximum of consecutive slow
     * ones.
     *
     * @param minimum how many requests the window must have before the rate counts
     */
    boolean exceeds(long nanos, int minimum) {
        boolean slow = nanos > policy.slowCall().toNanos();
        Snapshot snapshot = window.record(
                nanos, TimeUnit.NANOSECONDS, slow ? Metrics.Outcome.SLOW_SUCCESS : Metrics.Outcome.SUCCESS);
        int slowCount = slow ? consecutiveSlow.incrementAndGet() : 0;
        if (!slow) {
            consecutiveSlow.set(0);
        }
        boolean rateExceeded =
                snapshot.getTotalNumberOfCalls() >= minimum && snapshot.getSlowCallRate() >= policy.slowRate();
        return slow && (rateExceeded || slowCount >= policy.minimumCalls());
    }

    void reset() {
        consecutiveSlow.set(0);
        window = newWindow();
    }
}
