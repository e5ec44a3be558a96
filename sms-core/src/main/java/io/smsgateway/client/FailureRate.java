package io.smsgateway.client;

import io.github.resilience4j.core.metrics.Metrics;
import io.github.resilience4j.core.metrics.SlidingTimeWindowMetrics;
import io.github.resilience4j.core.metrics.Snapshot;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Rate of failed requests in the window of a policy. Resilience4j's breaker has one, too, but only its later versions accept
 * a clock for it.
 */
final class FailureRate {

    private final BreakerPolicy policy;
    private final Clock clock;
    private volatile Metrics window;

    FailureRate(BreakerPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
        this.window = newWindow();
    }

    private Metrics newWindow() {
        return new SlidingTimeWindowMetrics((int) policy.window().toSeconds(), clock);
    }

    /** Counts a request; returns whether the window has enough of them and the rate of failures is exceeded. */
    boolean exceeds(boolean failed) {
        Snapshot snapshot =
                window.record(0, TimeUnit.NANOSECONDS, failed ? Metrics.Outcome.ERROR : Metrics.Outcome.SUCCESS);
        return snapshot.getTotalNumberOfCalls() >= policy.minimumCalls()
                && snapshot.getFailureRate() >= policy.failureRate();
    }

    void reset() {
        window = newWindow();
    }
}
