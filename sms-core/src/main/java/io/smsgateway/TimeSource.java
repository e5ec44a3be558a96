package io.smsgateway;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

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

    /**
     * Waits for a permit, as {@link Semaphore#tryAcquire(long, TimeUnit)} does, for at most a duration of this time. The default
     * looks for it every 5 ms, by {@link #sleep}.
     *
     * @param maxWait zero or negative to take a permit only if there is one
     * @return whether the permit was taken
     * @throws InterruptedException when the thread is interrupted; no permit was taken
     */
    default boolean tryAcquire(Semaphore permits, Duration maxWait) throws InterruptedException {
        long end = nanos() + maxWait.toNanos();
        while (!permits.tryAcquire()) {
            long left = end - nanos();
            if (left <= 0) {
                return false;
            }
            sleep(Duration.ofNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(5))));
        }
        return true;
    }

    /** Returns the machine's own clocks. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
