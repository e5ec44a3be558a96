package io.smsgateway.client;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs numbered tasks in parallel on the caller's thread and a few others. The caller works too, so that an executor that
 * is full or shut down only makes it slower.
 */
final class ParallelRunner {

    private final Executor executor;
    private final int maxParallel;

    ParallelRunner(Executor executor, int maxParallel) {
        this.executor = executor;
        this.maxParallel = maxParallel;
    }

    /**
     * Runs the tasks 0 to {@code count - 1}; returns when all are done. What a task throws ends no other task, and is
     * thrown when all are done.
     */
    void run(int count, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(count);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runnable worker = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try {
                    task.accept(i);
                } catch (Throwable bug) {
                    failure.compareAndSet(null, bug);
                } finally {
                    done.countDown();
                }
            }
        };
        for (int others = Math.min(maxParallel, count) - 1; others > 0; others--) {
            try {
                executor.execute(worker);
            } catch (Throwable rejected) {
                // a full or broken executor only makes it slower; the caller runs the rest
                break;
            }
        }
        worker.run();
        Uninterruptibles.awaitUninterruptibly(done);
        Throwable bug = failure.get();
        if (bug != null) {
            Throwables.throwIfUnchecked(bug);
            throw new IllegalStateException("a task threw a checked exception", bug);
        }
    }
}
