package io.smsgateway.springboot;

import io.smsgateway.client.SmsClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

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

    /** Closes the client once nobody uses it, or the grace is over. Only after a newer one has taken its place. */
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
