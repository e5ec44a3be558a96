package io.smsgateway.client;

import io.smsgateway.Refusal;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Stops the calls of a bulk run together, on whatever threads they are. */
final class Cancellation {

    /** More permits than threads that can wait. */
    private static final int EVERY_THREAD = 1_000_000;

    private final Semaphore signal = new Semaphore(0);
    private final Set<Runnable> wakers = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Refusal reason;

    /** Lets no further request begin, and refuses the messages that wait for one; only the first reason counts. */
    void stop(Refusal why) {
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
        }
        signal.release(EVERY_THREAD);
        wakers.forEach(Runnable::run);
    }

    /** Returns why the calls are stopped; null while they are not. */
    @Nullable
    Refusal reason() {
        return reason;
    }

    /** Runs what a stop ends early, because it runs the waker. */
    void stoppable(Runnable waker, Runnable action) {
        wakers.add(waker);
        try {
            action.run();
        } finally {
            wakers.remove(waker);
        }
    }

    /** Pauses the current thread until a stop at the longest. */
    void pause(TimeSource time, Duration pause) throws InterruptedException {
        if (time.tryAcquire(signal, pause)) {
            signal.release();
        }
    }
}
