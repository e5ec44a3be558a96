package io.smsgateway.client;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon thread that only keeps time, started when first needed; the work is done by an executor. */
final class DaemonScheduler implements Scheduler {

    private final ScheduledThreadPoolExecutor timer;
    private final Executor executor;

    DaemonScheduler(Executor executor) {
        this.executor = executor;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sms-client-timer");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void after(Duration pause, Runnable task) {
        try {
            var unused = timer.schedule(() -> run(task), pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // the client is closed, so nothing needs probing any more
        }
    }

    private void run(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException full) {
            // a probe that is dropped would leave its provider suspended for ever
            task.run();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
