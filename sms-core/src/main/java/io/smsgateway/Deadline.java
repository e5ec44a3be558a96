package io.smsgateway;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A point in monotonic time after which a message is no longer worth sending. Changes of the wall clock do not move it.
 */
public final class Deadline {

    private final TimeSource time;
    private final long atNanos;

    private Deadline(TimeSource time, long atNanos) {
        this.time = time;
        this.atNanos = atNanos;
    }

    /**
     * Returns the deadline that is this far ahead.
     *
     * @param left at most about 290 years, which a longer time counts as; zero or negative makes a deadline that has passed
     */
    public static Deadline after(Duration left, TimeSource time) {
        return new Deadline(time, time.nanos() + (left.isNegative() ? -1 : TimeUnit.NANOSECONDS.convert(left)));
    }

    /** Returns the time left; zero or negative once the deadline has passed. */
    public Duration left() {
        return Duration.ofNanos(leftNanos());
    }

    /** Returns whether at least this much time is left. */
    public boolean leaves(Duration needed) {
        return leftNanos() >= TimeUnit.NANOSECONDS.convert(needed);
    }

    private long leftNanos() {
        return atNanos - time.nanos();
    }

    @Override
    public String toString() {
        return "Deadline{in " + left().toMillis() + " ms}";
    }
}
