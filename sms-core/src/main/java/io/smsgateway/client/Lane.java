package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.spi.SmsProvider;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** A provider's gateway with its own policies around it, and what may be asked of them. */
record Lane(
        ProviderId id,
        SmsGateway gateway,
        Probe probe,
        SuspendingGateway suspending,
        CircuitBreakingGateway breaking,
        BulkheadGateway bulkhead) {

    /** What happens to the messages that a provider gets, from inside out: first the requests, then the lane. */
    static Lane around(
            SmsProvider provider,
            LaneSettings settings,
            MessageCatalog catalog,
            PerClass<Integer> chunkSizes,
            SideBySide sideBySide,
            Scheduler probing,
            TimeSource time,
            RandomGenerator random,
            BiFunction<ProviderId, SmsGateway, SmsGateway> around) {
        Probe probe = new Probe(provider.id(), provider.balance(), probing);

        SmsGateway request = new GuardingGateway(provider.id(), around.apply(provider.id(), provider.gateway()));
        request = new ObservedGateway(request, time);
        BulkheadGateway bulkhead = new BulkheadGateway(provider.id(), settings.maxInFlight(), request);
        request = RateLimitedGateway.create(provider.id(), settings.rateLimit(), bulkhead, time);
        CircuitBreakingGateway breaking =
                new CircuitBreakingGateway(provider.id(), settings.breaker(), request, probe, time, random);

        SmsGateway lane = new CuttingGateway(
                provider, chunkSizes, sideBySide.atMost(settings.maxInFlight()), settings.maxInFlight(), breaking);
        lane = new RenderingGateway(catalog, provider, lane);
        SuspendingGateway suspending = new SuspendingGateway(provider.id(), lane, probe, settings.probeEvery(), time);
        return new Lane(provider.id(), suspending, probe, suspending, breaking, bulkhead);
    }

    LaneStatus status() {
        return suspending
                .suspension()
                .map(suspension -> new LaneStatus(
                        id,
                        LaneStatus.State.SUSPENDED,
                        suspension.reason(),
                        suspension.since(),
                        suspending.suspended(),
                        bulkhead.freePermits()))
                .orElseGet(() -> new LaneStatus(id, breakerState(), null, null, Set.of(), bulkhead.freePermits()));
    }

    private LaneStatus.State breakerState() {
        return switch (breaking.state()) {
            case OPEN, FORCED_OPEN -> LaneStatus.State.OPEN;
            case HALF_OPEN -> LaneStatus.State.HALF_OPEN;
            default -> LaneStatus.State.UP;
        };
    }

    @Override
    public String toString() {
        return gateway.toString();
    }
}
