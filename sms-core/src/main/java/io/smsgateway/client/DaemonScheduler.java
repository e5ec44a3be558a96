package io.smsgateway.client;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Scheduler with daemon threads of its own, started when needed: an executor that is full, broken or drops tasks would leave
 * a provider suspended for ever, and a balance query that hangs must not delay the tasks of other providers.
 */
final class DaemonScheduler implements Scheduler {

    private final ScheduledThreadPoolExecutor timer;

    DaemonScheduler(int maxThreads) {
        this.timer = new ScheduledThreadPoolExecutor(
                maxThreads,
                new ThreadFactoryBuilder()
                        .setDaemon(true)
                        .setNameFormat("sms-client-timer-%d")
                        .build());
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

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
