package io.smsgateway.jsms;

import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Serialises calls in order of arrival, with a minimum interval between them. */
final class MinimumInterval {

    private final ReentrantLock turn = new ReentrantLock(true);
    private final TimeSource time;
    private final Duration pause;
    private boolean called;
    private long ended;

    /**
     * Creates an interval.
     *
     * @param pause from the end of a call to the start of the next: the vendor counts arrivals, and a call may take
     *     longer to arrive than the next
     */
    MinimumInterval(TimeSource time, Duration pause) {
        this.time = time;
        this.pause = pause;
    }

    /**
     * Waits until the call may start, then runs it.
     *
     * @throws InterruptedException if interrupted before; the call was not made
     */
    <T> T call(Supplier<T> call) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            for (long left = left(); left > 0; left = left()) {
                time.sleep(Duration.ofNanos(left));
            }
            try {
                return call.get();
            } finally {
                called = true;
                ended = time.nanos();
            }
        } finally {
            turn.unlock();
        }
    }

    private long left() {
        return called ? pause.toNanos() - (time.nanos() - ended) : 0;
    }
}
