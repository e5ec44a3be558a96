package io.smsgateway.client;

import com.google.common.base.Throwables;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs numbered tasks in parallel on the caller's thread and a few others. The caller works too, so that an executor
 * that is full or shut down only makes it slower. A task may run others in turn; an interrupt of the outermost caller
 * stops them all.
 */
final class ParallelRunner {

    /** A numbered task; must not throw. */
    interface Task {
        /**
         * Runs the task.
         *
         * @param interrupted whether the caller was interrupted, so that nothing new should begin
         */
        void run(int index, boolean interrupted);
    }

    private final Executor executor;
    private final int maxParallel;
    /**
     * Whether the caller of the current thread's task was interrupted; an interrupt marks only the caller's own thread.
     */
    private final ThreadLocal<@Nullable BooleanSupplier> callers;

    ParallelRunner(Executor executor, int maxParallel) {
        this(executor, maxParallel, new ThreadLocal<>());
    }

    private ParallelRunner(Executor executor, int maxParallel, ThreadLocal<@Nullable BooleanSupplier> callers) {
        this.executor = executor;
        this.maxParallel = maxParallel;
        this.callers = callers;
    }

    /** Returns a runner on the same threads with at most this many in parallel. */
    ParallelRunner atMost(int max) {
        return new ParallelRunner(executor, Math.min(max, maxParallel), callers);
    }

    /**
     * Returns whether this thread, or the caller that it works for, was interrupted, so that nothing new should begin.
     */
    boolean isInterrupted() {
        return Thread.currentThread().isInterrupted() || isInterrupted(callers.get());
    }

    private static boolean isInterrupted(@Nullable BooleanSupplier caller) {
        return caller != null && caller.getAsBoolean();
    }

    /**
     * Runs the tasks 0 to {@code count - 1}; returns when all are done. What a task throws ends no other task, and is
     * thrown when all are done.
     */
    void run(int count, Task task) {
        Thread caller = Thread.currentThread();
        AtomicBoolean waitInterrupted = new AtomicBoolean();
        BooleanSupplier outer = callers.get();
        BooleanSupplier interrupted = () -> waitInterrupted.get() || caller.isInterrupted() || isInterrupted(outer);
        AtomicInteger next = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(count);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runnable worker = () -> {
            BooleanSupplier before = callers.get();
            callers.set(interrupted);
            try {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    try {
                        task.run(i, interrupted.getAsBoolean());
                    } catch (Throwable bug) {
                        failure.compareAndSet(null, bug);
                    } finally {
                        done.countDown();
                    }
                }
            } finally {
                if (before == null) {
                    // pooled threads outlive this client
                    callers.remove();
                } else {
                    callers.set(before);
                }
            }
        };
        for (int others = Math.min(maxParallel, count) - 1; others > 0; others--) {
            try {
                executor.execute(worker);
            } catch (RuntimeException | Error rejected) {
                // a full or broken executor only makes it slower; the caller runs the rest
                break;
            }
        }
        worker.run();
        awaitUninterruptibly(done, waitInterrupted);
        Throwable bug = failure.get();
        if (bug != null) {
            Throwables.throwIfUnchecked(bug);
            throw new IllegalStateException("a task threw a checked exception", bug);
        }
    }

    /** Requests in flight end by their own deadlines, and their results must not be lost. */
    private static void awaitUninterruptibly(CountDownLatch done, AtomicBoolean interrupted) {
        while (true) {
            if (Thread.currentThread().isInterrupted()) {
                // before await() clears the interrupt status, which the other threads check
                interrupted.set(true);
            }
            try {
                done.await();
                break;
            } catch (InterruptedException exception) {
                interrupted.set(true);
            }
        }
        if (interrupted.get()) {
            Thread.currentThread().interrupt();
        }
    }
}
