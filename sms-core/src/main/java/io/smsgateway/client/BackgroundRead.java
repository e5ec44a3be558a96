package io.smsgateway.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads a store on another thread, once at a time. Safe for many threads. */
final class BackgroundRead {

    private static final long LONGEST_WAIT = Duration.ofMillis(250).toNanos();

    private final Executor threads;
    private final Runnable read;
    private final AtomicReference<@Nullable CountDownLatch> running = new AtomicReference<>();
    private volatile boolean isSlow;

    /**
     * Creates a reader.
     *
     * @param read reads the store; throws nothing
     */
    BackgroundRead(Executor threads, Runnable read) {
        this.threads = threads;
        this.read = read;
    }

    /** Starts a read, unless one is running; returns when it ends. Reads on this thread where no other is free. */
    CountDownLatch start() {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch before = running.compareAndExchange(null, ended);
        if (before != null) {
            return before;
        }
        try {
            threads.execute(() -> run(ended));
        } catch (Throwable rejected) {
            run(ended);
        }
        return ended;
    }

    private void run(CountDownLatch ended) {
        try {
            read.run();
        } finally {
            isSlow = false;
            running.set(null);
            ended.countDown();
        }
    }

    /** Waits for the end of a read, but only for a moment, and not while a read takes longer than that. */
    void await(CountDownLatch ended) {
        if (isSlow) {
            return;
        }
        try {
            isSlow = !ended.await(LONGEST_WAIT, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
