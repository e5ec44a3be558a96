package io.smsgateway;

import java.time.Duration;

/** A point in monotonic time after which a message is no longer worth sending; changes of the wall clock don't move it. */
public final class Deadline {

    private final TimeSource time;
    private final long atNanos;

    private Deadline(TimeSource time, long atNanos) {
        this.time = time;
        this.atNanos = atNanos;
    }

    /**
     * The deadline that is this far ahead.
     *
     * @param left up to about 290 years; zero or negative makes a deadline that has passed
     */
    public static Deadline after(Duration left, TimeSource time) {
        return new Deadline(time, time.nanos() + (left.isNegative() ? -1 : left.toNanos()));
    }

    /** The time that is left; zero or negative once it has passed. */
    public Duration left() {
        return Duration.ofNanos(leftNanos());
    }

    /** Whether at least this much time is left. */
    public boolean leaves(Duration needed) {
        return left().compareTo(needed) >= 0;
    }

    private long leftNanos() {
        return atNanos - time.nanos();
    }

    @Override
    public String toString() {
        return "Deadline{in " + left().toMillis() + " ms}";
    }
}
