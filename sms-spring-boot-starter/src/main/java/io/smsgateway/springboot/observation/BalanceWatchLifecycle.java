package io.smsgateway.springboot.observation;

import io.smsgateway.client.BalanceWatch;
import io.smsgateway.springboot.CurrentClient;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Checks the balances of the current client every second, on one daemon thread. A provider without a check interval is not
 * queried; only balances that were read elsewhere are evaluated.
 */
final class BalanceWatchLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceWatchLifecycle.class);

    private final BalanceWatch watch;
    private final CurrentClient current;
    private final ObjectProvider<BalanceCheckListener> listeners;
    private @Nullable ScheduledThreadPoolExecutor timer;

    BalanceWatchLifecycle(BalanceWatch watch, CurrentClient current, ObjectProvider<BalanceCheckListener> listeners) {
        this.watch = watch;
        this.current = current;
        this.listeners = listeners;
    }

    /** Checks once; queries providers only where their interval is over. */
    void check() {
        current.checkBalances(watch);
        listeners.orderedStream().forEach(BalanceCheckListener::checked);
    }

    private void checkSafely() {
        try {
            check();
        } catch (Throwable failure) {
            // an exception would end the schedule
            LOG.warn("Balance check failed: {}", failure.getClass().getName());
        }
    }

    @Override
    public synchronized void start() {
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sms-balance-watch");
            thread.setDaemon(true);
            return thread;
        });
        var unused = started.scheduleWithFixedDelay(this::checkSafely, 1, 1, TimeUnit.SECONDS);
        timer = started;
    }

    @Override
    public synchronized void stop() {
        ScheduledThreadPoolExecutor running = timer;
        if (running != null) {
            running.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
