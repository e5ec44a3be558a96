package io.smsgateway.client;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Scheduler with one daemon thread, started when first needed, which runs the tasks itself: an executor that is full,
 * broken or drops tasks would leave a provider suspended for ever.
 */
final class DaemonScheduler implements Scheduler {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1,
            new ThreadFactoryBuilder()
                    .setDaemon(true)
                    .setNameFormat("sms-client-timer")
                    .build());

    @Override
    public void after(Duration pause, Runnable task) {
        try {
            var unused = timer.schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException afterClose) {
            // a closed client needs no probes
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
