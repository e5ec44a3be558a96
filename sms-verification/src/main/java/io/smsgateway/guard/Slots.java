package io.smsgateway.guard;

import java.time.Duration;

/** Lengths of the times in which counters count. */
enum Slots {
    /** Ten minutes; six are an hour. */
    SHORT(Duration.ofMinutes(10), Duration.ofMinutes(150)),
    /** A day in UTC. */
    DAY(Duration.ofDays(1), Duration.ofDays(9));

    /** Slots of an hour. */
    static final int HOUR = 6;

    private final long length;
    private final long kept;

    Slots(Duration length, Duration kept) {
        this.length = length.toMillis();
        this.kept = kept.toMillis();
    }

    long of(long at) {
        return Math.floorDiv(at, length);
    }

    /** Returns when a slot begins. */
    long begin(long slot) {
        return slot * length;
    }

    /** Returns for how many milliseconds a slot is kept after its last change. */
    long kept() {
        return kept;
    }

    /** Returns how many slots are kept. */
    long keptSlots() {
        return kept / length;
    }
}
