package io.smsgateway.client;

import io.github.resilience4j.core.metrics.Metrics;
import io.github.resilience4j.core.metrics.SlidingTimeWindowMetrics;
import io.github.resilience4j.core.metrics.Snapshot;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many of the late requests with codes were slow. Only with a code is there a hurry; other requests are not counted
 * at all, for among them a rate of slow codes would never be reached. Many in a row are too many at once, whatever went
 * before: a vendor that slows down answers few, and the many of the quick minute before would outweigh them.
 */
final class SlowCallRate {

    private final BreakerPolicy policy;
    private final Clock clock;
    private final AtomicInteger inARow = new AtomicInteger();
    private volatile Metrics window;

    SlowCallRate(BreakerPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
        this.window = newWindow();
    }

    private Metrics newWindow() {
        return new SlidingTimeWindowMetrics((int) policy.window().toSeconds(), clock);
    }

    /** Counts a code; says whether that makes too many slow ones of no less than a minimum. */
    boolean areTooMany(long nanos, int minimum) {
        boolean slow = nanos > policy.slowCall().toNanos();
        Snapshot so = window.record(
                nanos, TimeUnit.NANOSECONDS, slow ? Metrics.Outcome.SLOW_SUCCESS : Metrics.Outcome.SUCCESS);
        int slowInARow = slow ? inARow.incrementAndGet() : 0;
        if (!slow) {
            inARow.set(0);
        }
        boolean rate = so.getTotalNumberOfCalls() >= minimum && so.getSlowCallRate() >= policy.slowRate();
        return slow && (rate || slowInARow >= policy.minimumCalls());
    }

    void forget() {
        inARow.set(0);
        window = newWindow();
    }
}
