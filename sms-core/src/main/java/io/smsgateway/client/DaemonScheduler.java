package io.smsgateway.client;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One daemon thread, started when first needed. It does the work itself: an executor that is full, broken or drops tasks
 * would leave a provider suspended for ever.
 */
final class DaemonScheduler implements Scheduler {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "sms-client-timer");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public void after(Duration pause, Runnable task) {
        try {
            var unused = timer.schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // the client is closed, so nothing needs probing any more
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
