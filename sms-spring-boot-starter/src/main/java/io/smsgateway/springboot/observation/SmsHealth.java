package io.smsgateway.springboot.observation;

import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.client.ProviderStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Health of each provider by its status. Queries no vendor. While one provider takes messages, another that does not is
 * unknown instead of down, because the application can send; one whose installation is broken is down. A provider that is suspended for some message classes only is
 * up. Templates that a vendor refuses are details.
 */
record SmsHealth(Supplier<List<ProviderStatus>> providers, RefusedTemplates templates)
        implements CompositeHealthContributor {

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return providers.get().stream()
                .map(status -> status.provider().name())
                .map(name -> new HealthContributors.Entry(name, indicator(name)));
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return providers.get().stream()
                        .anyMatch(status -> status.provider().name().equals(name))
                ? indicator(name)
                : null;
    }

    private HealthIndicator indicator(String name) {
        return () -> providers.get().stream()
                .filter(status -> status.provider().name().equals(name))
                .findFirst()
                .map(this::health)
                // removed by a refresh in between
                .orElseGet(() -> Health.unknown().build());
    }

    private Health health(ProviderStatus status) {
        Health.Builder health = takesMessages(status) ? Health.up() : unavailable(status);
        health.withDetail("state", status.state());
        if (status.suspendedFor() != null) {
            health.withDetail("suspendedFor", status.suspendedFor());
            health.withDetail("suspendedClasses", new TreeSet<>(status.suspendedClasses()));
        }
        if (status.suspendedSince() != null) {
            health.withDetail("suspendedSince", status.suspendedSince());
        }
        Map<String, String> refused = templates.of(status.provider());
        if (!refused.isEmpty()) {
            health.withDetail("refusedTemplates", refused);
        }
        return health.build();
    }

    private Health.Builder unavailable(ProviderStatus status) {
        if (status.suspendedFor() != Refusal.MISCONFIGURED
                && providers.get().stream().anyMatch(SmsHealth::takesMessages)) {
            return Health.unknown();
        }
        return status.suspendedFor() == Refusal.SUSPENDED ? Health.outOfService() : Health.down();
    }

    private static boolean takesMessages(ProviderStatus status) {
        return switch (status.state()) {
            case UP, HALF_OPEN -> true;
            case OPEN -> false;
            case SUSPENDED -> status.suspendedClasses().size() < MessageClass.values().length;
        };
    }
}
