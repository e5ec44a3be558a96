package io.smsgateway.client;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs numbered tasks on the caller's thread and a few others at once. The caller works too, so that an executor that is
 * full or gone only makes it slower. A task may run others in its turn; they stop with the first caller of all.
 */
final class ParallelRunner {

    /** One of the numbered tasks; must not throw. */
    interface Task {
        /**
         * Does the work.
         *
         * @param stopped whether the caller was interrupted, so that nothing new should begin
         */
        void run(int index, boolean stopped);
    }

    private final Executor executor;
    private final int atOnce;
    /** Whether whoever has this thread work for him was interrupted; an interrupt reaches his own thread only. */
    private final ThreadLocal<@Nullable BooleanSupplier> callers;

    ParallelRunner(Executor executor, int atOnce) {
        this(executor, atOnce, new ThreadLocal<>());
    }

    private ParallelRunner(Executor executor, int atOnce, ThreadLocal<@Nullable BooleanSupplier> callers) {
        this.executor = executor;
        this.atOnce = atOnce;
        this.callers = callers;
    }

    /** The same with no more than this at once. */
    ParallelRunner atMost(int most) {
        return new ParallelRunner(executor, Math.min(most, atOnce), callers);
    }

    /** Whether the caller was interrupted for whom this thread works, so that nothing new should begin. */
    boolean isStopped() {
        return Thread.currentThread().isInterrupted() || isStopped(callers.get());
    }

    private static boolean isStopped(@Nullable BooleanSupplier caller) {
        return caller != null && caller.getAsBoolean();
    }

    /** Runs the tasks 0 to {@code count - 1}; returns when all are done. */
    void run(int count, Task task) {
        Thread caller = Thread.currentThread();
        AtomicBoolean stop = new AtomicBoolean();
        BooleanSupplier above = callers.get();
        BooleanSupplier stopped = () -> stop.get() || caller.isInterrupted() || isStopped(above);
        AtomicInteger next = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(count);
        Runnable worker = () -> {
            BooleanSupplier before = callers.get();
            callers.set(stopped);
            try {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    try {
                        task.run(i, stopped.getAsBoolean());
                    } finally {
                        done.countDown();
                    }
                }
            } finally {
                if (before == null) {
                    // threads are lent, and outlive this client
                    callers.remove();
                } else {
                    callers.set(before);
                }
            }
        };
        for (int others = Math.min(atOnce, count) - 1; others > 0; others--) {
            try {
                executor.execute(worker);
            } catch (RuntimeException | Error full) {
                // an executor that is full or broken makes it slower, no more; those that began are waited for
                break;
            }
        }
        worker.run();
        awaitQuietly(done, stop);
    }

    /** Not to be interrupted: what is in flight ends by its own deadline, and its answer is the truth. */
    private static void awaitQuietly(CountDownLatch done, AtomicBoolean stop) {
        while (true) {
            if (Thread.currentThread().isInterrupted()) {
                // before waiting takes the mark away, which the others look at
                stop.set(true);
            }
            try {
                done.await();
                break;
            } catch (InterruptedException later) {
                stop.set(true);
            }
        }
        if (stop.get()) {
            Thread.currentThread().interrupt();
        }
    }
}
