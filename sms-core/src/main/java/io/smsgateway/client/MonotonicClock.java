package io.smsgateway.client;

import io.smsgateway.TimeSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that never runs backwards, for libraries that measure durations with a clock: the wall clock may be set back.
 */
final class MonotonicClock extends Clock {

    private final TimeSource time;
    private final long start;

    MonotonicClock(TimeSource time) {
        this.time = time;
        this.start = time.nanos();
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(time.nanos() - start);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
