package io.smsgateway.springboot;

import io.smsgateway.ProviderId;
import io.smsgateway.client.BalanceRule;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SmsClient;
import io.smsgateway.springboot.properties.ProviderProperties;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** One client and what it was made of, from one change of the configuration to the next. */
final class ConfiguredClient {

    private final SmsGatewayProperties properties;
    private final ConfiguredProviders providers;
    private final SmsClient client;
    private final int beginning;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean retired;

    ConfiguredClient(SmsGatewayProperties properties, ConfiguredProviders providers, SmsClient client) {
        this(properties, providers, client, 0);
    }

    private ConfiguredClient(
            SmsGatewayProperties properties, ConfiguredProviders providers, SmsClient client, int beginning) {
        this.properties = properties;
        this.providers = providers;
        this.client = client;
        this.beginning = beginning;
    }

    ConfiguredClient begunAt(int other) {
        return new ConfiguredClient(properties, providers, client, other);
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

    /** Changes where what was held against providers before holds no longer. */
    int beginning() {
        return beginning;
    }

    /** Leaves out providers whose account is another than before, so that the watch forgets what it knew of the old one. */
    Map<ProviderId, BalanceRule> balanceRules(@Nullable ConfiguredClient older) {
        Map<ProviderId, BalanceRule> rules = new HashMap<>();
        for (ProviderStatus pipeline : client.providers()) {
            String name = pipeline.provider().name();
            ProviderProperties entry = properties.providers().get(name);
            if (older == null
                    || older.beginning == beginning && older.account(name).equals(account(name))) {
                rules.put(
                        pipeline.provider(),
                        entry == null
                                ? new BalanceRule(null, null)
                                : entry.balance().rule());
            }
        }
        return rules;
    }

    private List<@Nullable Object> account(String name) {
        ProviderProperties entry = properties.providers().get(name);
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

    /** Keeps the client open until {@link #leave}; false when there is a newer one to ask. */
    boolean enter() {
        // fails only while it is being retired
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

    /** Closes the client when its last call has ended or the grace period is over. Call it after a newer client has replaced it. */
    void retire(Duration grace) {
        try {
            if (use.writeLock().tryLock(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                retired = true;
                use.writeLock().unlock();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
