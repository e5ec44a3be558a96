package io.smsgateway.springboot;

import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.client.LaneStatus;
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
        return current.lanes().stream()
                .map(lane -> lane.provider().name())
                .map(name -> new HealthContributors.Entry(name, indicator(name)));
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return current.lanes().stream().anyMatch(lane -> lane.provider().name().equals(name)) ? indicator(name) : null;
    }

    private HealthIndicator indicator(String name) {
        return () -> current.lanes().stream()
                .filter(lane -> lane.provider().name().equals(name))
                .findFirst()
                .map(this::health)
                // changed away in between
                .orElseGet(() -> Health.unknown().build());
    }

    private Health health(LaneStatus lane) {
        Health.Builder health = takesMessages(lane) ? Health.up() : outOfWork(lane);
        health.withDetail("state", lane.state());
        if (lane.suspendedFor() != null) {
            health.withDetail("suspendedFor", lane.suspendedFor());
            health.withDetail("suspendedClasses", new TreeSet<>(lane.suspendedClasses()));
        }
        if (lane.suspendedSince() != null) {
            health.withDetail("suspendedSince", lane.suspendedSince());
        }
        return health.build();
    }

    private Health.Builder outOfWork(LaneStatus lane) {
        if (current.lanes().stream().anyMatch(SmsHealth::takesMessages)) {
            return Health.unknown();
        }
        return lane.suspendedFor() == Refusal.HELD_BACK ? Health.outOfService() : Health.down();
    }

    private static boolean takesMessages(LaneStatus lane) {
        return switch (lane.state()) {
            case UP, HALF_OPEN -> true;
            case OPEN -> false;
            case SUSPENDED -> lane.suspendedClasses().size() < MessageClass.values().length;
        };
    }
}
