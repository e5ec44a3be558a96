package io.smsgateway.springboot.observation;

import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.springboot.CurrentClient;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The health of each provider by what its last answers said; asks no vendor. As long as one provider takes messages the
 * application can send, so that another that does not is unknown and not down. One that takes no advertisements, say,
 * because nothing is left for these, is up for all others.
 */
record SmsHealth(CurrentClient current) implements CompositeHealthContributor {

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return current.providers().stream()
                .map(pipeline -> pipeline.provider().name())
                .map(name -> new HealthContributors.Entry(name, indicator(name)));
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return current.providers().stream()
                        .anyMatch(pipeline -> pipeline.provider().name().equals(name))
                ? indicator(name)
                : null;
    }

    private HealthIndicator indicator(String name) {
        return () -> current.providers().stream()
                .filter(pipeline -> pipeline.provider().name().equals(name))
                .findFirst()
                .map(this::health)
                // changed away in between
                .orElseGet(() -> Health.unknown().build());
    }

    private Health health(ProviderStatus pipeline) {
        Health.Builder health = takesMessages(pipeline) ? Health.up() : outOfWork(pipeline);
        health.withDetail("state", pipeline.state());
        if (pipeline.suspendedFor() != null) {
            health.withDetail("suspendedFor", pipeline.suspendedFor());
            health.withDetail("suspendedClasses", new TreeSet<>(pipeline.suspendedClasses()));
        }
        if (pipeline.suspendedSince() != null) {
            health.withDetail("suspendedSince", pipeline.suspendedSince());
        }
        return health.build();
    }

    private Health.Builder outOfWork(ProviderStatus pipeline) {
        if (current.providers().stream().anyMatch(SmsHealth::takesMessages)) {
            return Health.unknown();
        }
        return pipeline.suspendedFor() == Refusal.HELD_BACK ? Health.outOfService() : Health.down();
    }

    private static boolean takesMessages(ProviderStatus pipeline) {
        return switch (pipeline.state()) {
            case UP, HALF_OPEN -> true;
            case OPEN -> false;
            case SUSPENDED -> pipeline.suspendedClasses().size() < MessageClass.values().length;
        };
    }
}
