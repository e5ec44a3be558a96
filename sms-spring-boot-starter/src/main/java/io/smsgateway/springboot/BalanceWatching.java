package io.smsgateway.springboot;

import io.smsgateway.ProviderId;
import io.smsgateway.client.BalanceRule;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.ProviderStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final BalanceRule HEARING = new BalanceRule(null, null);

    private final BalanceWatch watch;
    private final CurrentClient current;
    private final ObjectProvider<BalanceCheckListener> listeners;
    private volatile @Nullable ConfiguredClient before;
    private @Nullable ScheduledThreadPoolExecutor timer;

    BalanceWatching(BalanceWatch watch, CurrentClient current, ObjectProvider<BalanceCheckListener> listeners) {
        this.watch = watch;
        this.current = current;
        this.listeners = listeners;
    }

    /** One look; asks only whom a rule says to ask. */
    void look() {
        // an application with a gateway of its own may have no client
        if (current.started().isPresent()) {
            current.withGeneration(generation -> {
                watch.check(generation.client(), rules(generation));
                return generation;
            });
        }
        listeners.orderedStream().forEach(BalanceCheckListener::looked);
    }

    /** Without those whose account is another than before, so that the watch forgets what it knew of the old one. */
    private Map<ProviderId, BalanceRule> rules(ConfiguredClient now) {
        ConfiguredClient older = before;
        before = now;
        Map<ProviderId, BalanceRule> rules = new HashMap<>();
        for (ProviderStatus pipeline : now.client().providers()) {
            String name = pipeline.provider().name();
            ProviderProperties entry = now.properties().providers().get(name);
            if (older == null || isTheSame(older, now, name)) {
                rules.put(
                        pipeline.provider(),
                        entry == null ? HEARING : entry.balance().rule());
            }
        }
        return rules;
    }

    private static boolean isTheSame(ConfiguredClient older, ConfiguredClient now, String provider) {
        return older.beginning() == now.beginning() && account(older, provider).equals(account(now, provider));
    }

    private static List<@Nullable Object> account(ConfiguredClient generation, String name) {
        ProviderProperties entry = generation.properties().providers().get(name);
        return entry == null
                ? List.of()
                : Arrays.asList(
                        entry.type(),
                        entry.preset(),
                        entry.baseUrl(),
                        entry.appKey(),
                        entry.devKey(),
                        entry.apiKey(),
                        entry.appId(),
                        entry.options());
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
