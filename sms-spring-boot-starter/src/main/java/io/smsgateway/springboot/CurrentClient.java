package io.smsgateway.springboot;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.BulkSend;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SmsClient;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holder of the client that the auto-configured beans use. A refresh replaces the client, so do not keep the client itself:
 * it is closed some time after the refresh. Safe for many threads.
 */
public final class CurrentClient implements AutoCloseable {

    /** Longer than a list of messages takes. Messages that are still in flight then end as unconfirmed. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final SmsGatewayProperties initial;
    private final Supplier<ConfiguredClient> first;
    private final Set<ConfiguredClient> retiring = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ConfiguredClient now;
    private volatile @Nullable ConfiguredClient checked;
    private boolean closed;

    /** Creates a holder that builds its first client on first use. */
    CurrentClient(SmsGatewayProperties initial, Supplier<ConfiguredClient> first) {
        this.initial = initial;
        this.first = first;
    }

    /**
     * Runs code with the client, which stays open meanwhile, also during a refresh.
     *
     * @param <T> the result of the code
     */
    public <T> T with(Function<SmsClient, T> code) {
        return withConfigured(configured -> code.apply(configured.client()));
    }

    /**
     * Returns what sends any number of messages in constant memory; a refresh does not end a run, whose further messages are
     * sent by the new client.
     */
    public BulkSend bulk() {
        return BulkSend.by(use -> {
            var unused = with(client -> {
                use.accept(client);
                return client;
            });
        });
    }

    private <T> T withConfigured(Function<ConfiguredClient, T> code) {
        while (true) {
            ConfiguredClient configured = configured();
            if (configured.enter()) {
                try {
                    return code.apply(configured);
                } finally {
                    configured.leave();
                }
            }
        }
    }

    /**
     * Returns a further service of one provider, such as {@link io.smsgateway.delivery.DeliveryReports}, or the provider
     * itself by its class, such as {@code JsmsProvider}; empty where it has none. A refresh may close the service.
     */
    public <T> Optional<T> service(ProviderId provider, Class<T> type) {
        ConfiguredClient configured = configured();
        return configured
                .providers()
                .find(provider)
                .flatMap(found -> type.isInstance(found) ? Optional.of(type.cast(found)) : found.service(type))
                .or(() -> configured.client().service(provider, type));
    }

    /** Returns the configuration in use; before the first client is built, that of the start. */
    public SmsGatewayProperties properties() {
        ConfiguredClient configured = now;
        return configured == null ? initial : configured.properties();
    }

    /** Returns the client if it is built already. */
    Optional<SmsClient> started() {
        return Optional.ofNullable(now).map(ConfiguredClient::client);
    }

    /**
     * Returns the status of every provider; empty before the first client is built, and where {@code sms-gateway.enabled} is
     * false. Builds no client.
     */
    public List<ProviderStatus> providers() {
        return !properties().enabled()
                ? List.of()
                : started().map(SmsClient::providers).orElse(List.of());
    }

    /**
     * Returns how many calls wait for a retry, by the classes of their messages; empty before the first client is built. Builds
     * no client.
     */
    public Map<MessageClass, Integer> callsWaitingForRetry() {
        return started().map(SmsClient::callsWaitingForRetry).orElse(Map.of());
    }

    ConfiguredClient configured() {
        ConfiguredClient configured = now;
        return configured == null ? start() : configured;
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
     * Replaces the client. The old one is closed when its messages in flight are done.
     *
     * @return false when the application context is closed; then the caller closes the new client
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

    /** Checks balances by the configured rules; does nothing before the first client is built. Internal: may change. */
    public void checkBalances(BalanceWatch watch) {
        if (now != null) {
            withConfigured(configured -> {
                watch.check(configured.client(), configured.balanceRules(checked));
                checked = configured;
                return configured;
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
        ConfiguredClient configured = now;
        return "CurrentClient{" + (configured == null ? "not started" : configured.client()) + "}";
    }
}
