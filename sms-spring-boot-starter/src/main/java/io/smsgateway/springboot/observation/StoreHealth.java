package io.smsgateway.springboot.observation;

import io.smsgateway.springboot.properties.StateProperties.Store;
import io.smsgateway.springboot.state.ConfiguredStores;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Health of the database and of Redis by a read of the stores. One that cannot be reached is down where it has the
 * idempotency keys, because messages with a key are refused, and unknown otherwise.
 */
record StoreHealth(ConfiguredStores stores) implements CompositeHealthContributor {

    /** What stops while a store cannot be reached. */
    private static final Map<String, String> EFFECTS = Map.of(
            "keys", "messages with an idempotency key are refused",
            "nonces", "signed callbacks get an error response; the vendor redelivers them",
            "sent-messages", "unsigned callbacks get an error response; the vendor redelivers them",
            "reports", "delivery reports are not stored",
            "suspensions", "each machine keeps the suspensions that it knows",
            "rates", "codes use a part of the rate limit, and other messages wait");

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return stores.inUse().keySet().stream().map(kind -> new HealthContributors.Entry(name(kind), indicator(kind)));
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return stores.inUse().keySet().stream()
                .filter(kind -> name(kind).equals(name))
                .findFirst()
                .map(this::indicator)
                .orElse(null);
    }

    private static String name(Store kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private HealthIndicator indicator(Store kind) {
        return () -> {
            Set<String> parts = stores.inUse().getOrDefault(kind, Set.of());
            try {
                stores.probe(kind);
                return Health.up().withDetail("stores", parts).build();
            } catch (RuntimeException failed) {
                Health.Builder health = parts.contains("keys") ? Health.down() : Health.unknown();
                List<String> effects = parts.stream().map(EFFECTS::get).toList();
                return health.withException(failed)
                        .withDetail("stores", parts)
                        .withDetail("effects", effects)
                        .build();
            }
        };
    }
}
