package io.smsgateway.springboot.state;

import io.smsgateway.ProviderId;
import io.smsgateway.client.Rates;
import io.smsgateway.client.SendListener;
import io.smsgateway.client.Suspensions;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.reconciliation.ReceivedReports;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.StateProperties;
import io.smsgateway.springboot.properties.StateProperties.Store;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The stores that {@code sms-gateway.state} names; a method returns empty if the state is in memory. They are created with this
 * object, so that a missing module fails startup and Redis is closed after the client. Internal: may change without notice.
 */
public final class ConfiguredStores {

    private static final ProviderId PROBE = ProviderId.of("health");

    private final Map<Store, StoreFactory> factories = new EnumMap<>(Store.class);
    private final Map<Store, Set<String>> inUse = new EnumMap<>(Store.class);
    private final ObjectProvider<StoreObserver> observers;
    private final Optional<IdempotencyStore> keys;
    private final Optional<NonceStore> nonces;
    private final Optional<Suspensions> suspensions;
    private final Optional<Rates> rates;
    private final Optional<KnownMessages> known;
    private final Optional<SendListener> listener;
    private final Optional<ReceivedReports> reports;

    ConfiguredStores(
            StateProperties state, ObjectProvider<StoreFactory> factories, ObjectProvider<StoreObserver> observers) {
        factories.forEach(factory -> this.factories.put(factory.kind(), factory));
        this.observers = observers;
        keys = store("keys", state.keys(), IdempotencyStore.class, StoreFactory::keys);
        nonces = store("nonces", state.nonces(), NonceStore.class, StoreFactory::nonces);
        suspensions = store("suspensions", state.suspensions(), Suspensions.class, StoreFactory::suspensions);
        rates = store("rates", state.rates(), Rates.class, StoreFactory::rates);
        reports = store("reports", state.reports(), ReceivedReports.class, StoreFactory::reports);
        Optional<StoreFactory.MessageStore> sent =
                find("sent-messages", state.sentMessages(), StoreFactory::sentMessages);
        known = sent.map(both -> observed("sent-messages", KnownMessages.class, both.known()));
        listener = sent.map(both -> observed("sent-messages", SendListener.class, both.listener()));
    }

    private <T> Optional<T> store(
            String part, Store kind, Class<T> type, Function<StoreFactory, @Nullable Supplier<T>> create) {
        return find(part, kind, create).map(store -> observed(part, type, store));
    }

    private <T> Optional<T> find(String part, Store kind, Function<StoreFactory, @Nullable Supplier<T>> create) {
        if (kind == Store.MEMORY) {
            return Optional.empty();
        }
        String property = StateProperties.PREFIX + "." + part;
        StoreFactory factory = factories.get(kind);
        String name = kind.name().toLowerCase(Locale.ROOT);
        if (factory == null) {
            throw new InvalidConfigurationException(
                    "the module sms-" + name + " is not on the class path",
                    property,
                    "Add the dependency `io.smsgateway:sms-" + name + "`, in the version of `io.smsgateway:sms-bom`.");
        }
        inUse.computeIfAbsent(kind, first -> new TreeSet<>()).add(part);
        Supplier<T> store = create.apply(factory);
        if (store == null) {
            throw new InvalidConfigurationException(
                    "sms-" + name + " does not support `" + property + "`",
                    property,
                    "Write `" + property + ": " + (kind == Store.JDBC ? "redis" : "jdbc") + "`, or `memory`.");
        }
        return Optional.of(store.get());
    }

    private <T> T observed(String part, Class<T> type, T store) {
        return TimedStore.of(type, part, store, this::completed);
    }

    private void completed(String store, String operation, Duration took, boolean failed) {
        observers.forEach(observer -> observer.completed(store, operation, took, failed));
    }

    /** Returns the store of idempotency keys. */
    public Optional<IdempotencyStore> keys() {
        return keys;
    }

    /** Returns the store of nonces. */
    public Optional<NonceStore> nonces() {
        return nonces;
    }

    /** Returns the store of suspensions. */
    public Optional<Suspensions> suspensions() {
        return suspensions;
    }

    /** Returns the store of permits. */
    public Optional<Rates> rates() {
        return rates;
    }

    /** Returns the store of sent messages. */
    public Optional<KnownMessages> sentMessages() {
        return known;
    }

    /** Returns the listener that stores sent messages. */
    public Optional<SendListener> sentMessagesListener() {
        return listener;
    }

    /** Returns the store of delivery reports. */
    public Optional<ReceivedReports> reports() {
        return reports;
    }

    /** Returns the kinds that are in use, with the properties that name them; never memory. */
    public Map<Store, Set<String>> inUse() {
        return Collections.unmodifiableMap(inUse);
    }

    /**
     * Reads from the stores of a kind.
     *
     * @throws RuntimeException when they cannot be reached
     */
    public void probe(Store kind) {
        StoreFactory factory = factories.get(kind);
        if (factory != null) {
            var unused = factory.suspensions().get().find(PROBE);
        }
    }

    @Override
    public String toString() {
        return "ConfiguredStores" + inUse;
    }
}
