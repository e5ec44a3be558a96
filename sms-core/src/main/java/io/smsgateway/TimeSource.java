package io.smsgateway;

import java.time.Clock;
import java.time.Duration;

/** Source of time, so that tests and simulations can supply their own. Safe for many threads. */
public interface TimeSource {

    /** Returns the wall clock, for timestamps; it may jump. */
    Clock clock();

    /** Returns nanoseconds since an arbitrary fixed point, for durations; never runs backwards. */
    long nanos();

    /**
     * Pauses the calling thread.
     *
     * @throws InterruptedException when the thread is interrupted during the pause
     */
    void sleep(Duration duration) throws InterruptedException;

    /** Returns the machine's own clocks. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
