package io.smsgateway.springboot;

import io.smsgateway.ProviderId;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SmsClient;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The client behind the beans, which a change of the configuration swaps whole. Ask it for each use: a client that was
 * taken out of it is closed some time after the change. Safe for many threads.
 */
public final class CurrentClient implements AutoCloseable {

    /** Longer than any list of messages should take; whatever is in flight even then ends as unconfirmed. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final SmsGatewayProperties initial;
    private final Supplier<ConfiguredClient> first;
    private final Set<ConfiguredClient> retiring = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ConfiguredClient now;
    private volatile @Nullable ConfiguredClient checked;
    private boolean closed;

    /** One that builds its first client when it is first needed. */
    CurrentClient(SmsGatewayProperties initial, Supplier<ConfiguredClient> first) {
        this.initial = initial;
        this.first = first;
    }

    /**
     * Does something with the client, which stays open for as long as that takes, whatever is changed meanwhile.
     *
     * @param <T> what comes of it
     */
    public <T> T with(Function<SmsClient, T> use) {
        return withGeneration(generation -> use.apply(generation.client()));
    }

    <T> T withGeneration(Function<ConfiguredClient, T> use) {
        while (true) {
            ConfiguredClient generation = generation();
            if (generation.enter()) {
                try {
                    return use.apply(generation);
                } finally {
                    generation.leave();
                }
            }
        }
    }

    /**
     * A further service of one provider, such as {@link io.smsgateway.delivery.DeliveryReports}, or the provider itself by
     * its class, such as {@code JsmsProvider}. Empty where there is none. It belongs to the client of the moment.
     */
    public <T> Optional<T> service(ProviderId provider, Class<T> type) {
        ConfiguredClient generation = generation();
        return generation
                .providers()
                .find(provider)
                .flatMap(found -> type.isInstance(found) ? Optional.of(type.cast(found)) : found.service(type))
                .or(() -> generation.client().service(provider, type));
    }

    /** Returns the properties in use; those of the start as long as no client was needed. */
    public SmsGatewayProperties properties() {
        ConfiguredClient generation = now;
        return generation == null ? initial : generation.properties();
    }

    /** The client where one was needed already; empty as long as not. Makes none. */
    Optional<SmsClient> started() {
        return Optional.ofNullable(now).map(ConfiguredClient::client);
    }

    /** How the providers stand; none as long as no client was needed. Makes none. */
    public List<ProviderStatus> providers() {
        return started().map(SmsClient::providers).orElse(List.of());
    }

    ConfiguredClient generation() {
        ConfiguredClient generation = now;
        return generation == null ? start() : generation;
    }

    private synchronized ConfiguredClient start() {
        ConfiguredClient started = now;
        if (started == null) {
            if (closed) {
                throw new IllegalStateException("the application context is closed; nothing was sent");
            }
            started = first.get();
            now = started;
        }
        return started;
    }

    /**
     * Replaces the current client by a newer one; the replaced client completes its calls in flight. Returns false if the
     * application context is closed; the caller then closes the newer client.
     */
    boolean swap(ConfiguredClient newer) {
        ConfiguredClient older;
        synchronized (this) {
            if (closed) {
                return false;
            }
            older = now;
            if (older != null) {
                retiring.add(older);
            }
            now = newer;
        }
        if (older != null) {
            Thread closing = new Thread(() -> retire(older), "sms-gateway-closing");
            closing.setDaemon(true);
            closing.start();
        }
        return true;
    }

    private void retire(ConfiguredClient older) {
        older.retire(GRACE);
        retiring.remove(older);
    }

    /** Checks balances by the configured rules; does nothing before a client was needed. Internal: may change without notice. */
    public void checkBalances(BalanceWatch watch) {
        if (now != null) {
            withGeneration(generation -> {
                watch.check(generation.client(), generation.balanceRules(checked));
                checked = generation;
                return generation;
            });
        }
    }

    @Override
    public void close() {
        ConfiguredClient last;
        synchronized (this) {
            closed = true;
            last = now;
        }
        retiring.forEach(older -> older.client().close());
        if (last != null) {
            last.client().close();
        }
    }

    @Override
    public String toString() {
        ConfiguredClient generation = now;
        return "CurrentClient{" + (generation == null ? "not started" : generation.client()) + "}";
    }
}
