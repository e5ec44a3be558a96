package io.smsgateway.springboot;

import io.smsgateway.ProviderId;
import io.smsgateway.client.BalanceRule;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SmsClient;
import io.smsgateway.springboot.properties.ProviderProperties;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** A client and the configuration that it was built from. A refresh replaces it as a whole. */
final class ConfiguredClient {

    private final SmsGatewayProperties properties;
    private final ConfiguredProviders providers;
    private final SmsClient client;
    private final int epoch;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean retired;

    /** Creates one; where the epoch differs, nothing known of the providers carries over from an older client. */
    ConfiguredClient(SmsGatewayProperties properties, ConfiguredProviders providers, SmsClient client, int epoch) {
        this.properties = properties;
        this.providers = providers;
        this.client = client;
        this.epoch = epoch;
    }

    SmsGatewayProperties properties() {
        return properties;
    }

    ConfiguredProviders providers() {
        return providers;
    }

    SmsClient client() {
        return client;
    }

    int epoch() {
        return epoch;
    }

    /** Returns the balance rules, without providers whose account has changed, so that the watch forgets the old account. */
    Map<ProviderId, BalanceRule> balanceRules(@Nullable ConfiguredClient older) {
        Map<ProviderId, BalanceRule> rules = new HashMap<>();
        for (ProviderStatus status : client.providers()) {
            String name = status.provider().name();
            if (older == null
                    || (older.epoch == epoch && older.providers.identity(name).equals(providers.identity(name)))) {
                rules.put(status.provider(), balanceRule(properties.providers().get(name)));
            }
        }
        return rules;
    }

    private static BalanceRule balanceRule(@Nullable ProviderProperties entry) {
        return entry == null
                ? BalanceRule.DEFAULT
                : BalanceRule.DEFAULT
                        .withCheckEvery(entry.balance().checkEvery())
                        .withLowBelow(entry.balance().lowBelow());
    }

    /** Keeps the client open until {@link #leave}; returns false when a newer client has replaced it. */
    boolean enter() {
        // the read lock is unavailable only while the client is retired
        if (!use.readLock().tryLock()) {
            return false;
        }
        if (retired) {
            use.readLock().unlock();
            return false;
        }
        return true;
    }

    void leave() {
        use.readLock().unlock();
    }

    /** Closes the client when it is no longer used or the grace period is over. Call it after a newer client is in place. */
    void retire(Duration grace) {
        try {
            if (use.writeLock().tryLock(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                retired = true;
                use.writeLock().unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
