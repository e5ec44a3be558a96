package io.smsgateway;

import java.time.Clock;
import java.time.Duration;

/** Where the library gets time from, so that tests and simulations can hand in their own. Safe for many threads. */
public interface TimeSource {

    /** The time of day, for stamps; it may jump. */
    Clock clock();

    /** Nanoseconds since some fixed point, for durations; never runs backwards. */
    long nanos();

    /**
     * Pauses the calling thread.
     *
     * @throws InterruptedException when the thread is interrupted before the time is over
     */
    void sleep(Duration duration) throws InterruptedException;

    /** The machine's own clocks. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
