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

    private static final SafeLogger LOG = new SafeLogger(DaemonScheduler.class);

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
            var unused = timer.schedule(() -> run(task), pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException afterClose) {
            // a closed client needs no probes
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable bug) {
            // the executor would keep it to itself
            LOG.error("A timer threw {}", bug.getClass().getName());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
