package io.smsgateway.client;

import io.smsgateway.TimeSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * A clock that never runs backwards, for the windows of a library that measures durations with a clock: the wall clock may
 * be set back. It counts whole seconds, as those windows do, so that most readings allocate nothing.
 */
final class MonotonicClock extends Clock {

    private final TimeSource time;
    private final long start;
    private volatile Instant last = Instant.EPOCH;

    MonotonicClock(TimeSource time) {
        this.time = time;
        this.start = time.nanos();
    }

    @Override
    public Instant instant() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(time.nanos() - start);
        Instant read = last;
        if (read.getEpochSecond() != seconds) {
            read = Instant.ofEpochSecond(seconds);
            last = read;
        }
        return read;
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
