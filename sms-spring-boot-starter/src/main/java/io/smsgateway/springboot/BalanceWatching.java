package io.smsgateway.springboot;

import io.smsgateway.ProviderId;
import io.smsgateway.client.BalanceRule;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.LaneStatus;
import io.smsgateway.client.SmsClient;
import java.util.HashMap;
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
    private final SmsGatewayProperties atTheStart;
    private final ObjectProvider<LookListener> listeners;
    private @Nullable ScheduledThreadPoolExecutor timer;

    BalanceWatching(
            BalanceWatch watch,
            CurrentClient current,
            SmsGatewayProperties atTheStart,
            ObjectProvider<LookListener> listeners) {
        this.watch = watch;
        this.current = current;
        this.atTheStart = atTheStart;
        this.listeners = listeners;
    }

    /** One look; asks only whom a rule says to ask. */
    void look() {
        // an application with a gateway of its own may have no client
        if (current.started().isPresent()) {
            current.with(client -> {
                watch.check(client, rules(client));
                return client;
            });
        }
        listeners.orderedStream().forEach(LookListener::looked);
    }

    private Map<ProviderId, BalanceRule> rules(SmsClient client) {
        Map<String, ProviderProperties> written =
                current.propertiesOr(atTheStart).providers();
        Map<ProviderId, BalanceRule> rules = new HashMap<>();
        for (LaneStatus lane : client.lanes()) {
            ProviderProperties entry = written.get(lane.provider().name());
            rules.put(lane.provider(), entry == null ? HEARING : entry.balance().rule());
        }
        return rules;
    }

    private void lookAndGoOn() {
        try {
            look();
        } catch (RuntimeException failed) {
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
