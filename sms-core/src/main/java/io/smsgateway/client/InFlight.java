package io.smsgateway.client;

import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Counts a client's calls in flight, so that closing waits for them; makes none that begin later. */
final class InFlight {

    private final TimeSource time;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    InFlight(TimeSource time) {
        this.time = time;
    }

    /** Begins a call, which has to check {@link #isClosed} before it begins a request. */
    void begin() {
        calls.incrementAndGet();
    }

    /** Ends a call. */
    void end() {
        calls.decrementAndGet();
    }

    /** Makes a call, or the other one once it is closed. */
    <T> T count(Supplier<T> call, Supplier<T> afterClose) {
        begin();
        try {
            return closed.get() ? afterClose.get() : call.get();
        } finally {
            end();
        }
    }

    boolean isClosed() {
        return closed.get();
    }

    /** Returns whether it was open before. */
    boolean close() {
        return !closed.getAndSet(true);
    }

    /** Waits until nothing is in flight or the time is over; returns false when interrupted. */
    boolean awaitIdle(Duration grace) {
        long start = time.nanos();
        try {
            while (calls.get() > 0 && time.nanos() - start < grace.toNanos()) {
                time.sleep(Duration.ofMillis(5));
            }
            return true;
        } catch (InterruptedException interrupted) {
            return false;
        }
    }
}
