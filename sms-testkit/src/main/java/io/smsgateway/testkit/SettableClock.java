package io.smsgateway.testkit;

import io.smsgateway.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Clock that moves only when it is advanced. Pauses do not block: they are recorded and advance the clock, so that a test of
 * an hour of retries is instant. Thread-safe.
 */
public final class SettableClock extends Clock implements TimeSource {

    private final Object lock = new Object();
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now;
    private long nanos;

    private SettableClock(Instant start) {
        this.now = start;
    }

    /** Creates a clock at this time, in UTC. */
    public static SettableClock at(Instant start) {
        return new SettableClock(start);
    }

    /** Creates a clock at this time, such as {@code 2026-11-22T08:00:00Z}. */
    public static SettableClock at(String start) {
        return at(Instant.parse(start));
    }

    /**
     * Advances the time of day and the monotonic time.
     *
     * @throws IllegalArgumentException when negative; to set the time of day back, use {@link #jump}
     */
    public void advance(Duration passed) {
        if (passed.isNegative()) {
            throw new IllegalArgumentException("duration must not be negative; use jump to set the time of day back");
        }
        synchronized (lock) {
            now = now.plus(passed);
            nanos += passed.toNanos();
        }
    }

    /**
     * Sets the time of day forward or, where negative, back, as an administrator or NTP does. Does not change the monotonic
     * time.
     */
    public void jump(Duration by) {
        synchronized (lock) {
            now = now.plus(by);
        }
    }

    /** Returns all pauses so far, in order. */
    public List<Duration> pauses() {
        synchronized (lock) {
            return List.copyOf(pauses);
        }
    }

    /** Records the pause and advances the time without blocking. A negative pause does not change the time. */
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before a pause");
        }
        synchronized (lock) {
            pauses.add(duration);
            if (!duration.isNegative()) {
                advance(duration);
            }
        }
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public long nanos() {
        synchronized (lock) {
            return nanos;
        }
    }

    @Override
    public Instant instant() {
        synchronized (lock) {
            return now;
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Returns a view of this clock in another zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new Zoned(this, zone);
    }

    @Override
    public String toString() {
        return "SettableClock{" + instant() + "}";
    }

    private static final class Zoned extends Clock {

        private final SettableClock clock;
        private final ZoneId zone;

        private Zoned(SettableClock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(clock, other);
        }
    }
}
