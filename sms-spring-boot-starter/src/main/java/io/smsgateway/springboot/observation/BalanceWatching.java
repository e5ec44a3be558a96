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
 * Looks at the balances of the client of the moment, by its rules, while the application runs. One daemon thread; where no
 * rule asks for a balance, it asks for none and only looks at what others were told.
 */
final class BalanceWatching implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceWatching.class);

    private final BalanceWatch watch;
    private final CurrentClient current;
    private final ObjectProvider<BalanceCheckListener> listeners;
    private @Nullable ScheduledThreadPoolExecutor timer;

    BalanceWatching(BalanceWatch watch, CurrentClient current, ObjectProvider<BalanceCheckListener> listeners) {
        this.watch = watch;
        this.current = current;
        this.listeners = listeners;
    }

    /** One look; asks only whom a rule says to ask. */
    void look() {
        current.checkBalances(watch);
        listeners.orderedStream().forEach(BalanceCheckListener::looked);
    }

    private void lookAndGoOn() {
        try {
            look();
        } catch (Throwable failed) {
            // a task that throws would be the last one
            LOG.warn("balances can't be looked at: {}", failed.getClass().getName());
        }
    }

    @Override
    public synchronized void start() {
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sms-balance-watch");
            thread.setDaemon(true);
            return thread;
        });
        var unused = started.scheduleWithFixedDelay(this::lookAndGoOn, 1, 1, TimeUnit.SECONDS);
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
