package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.spi.SmsProvider;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** A provider's gateway with its policies around it, and the policies whose state can be read. */
record Pipeline(
        ProviderId id,
        SmsGateway gateway,
        Probe probe,
        SuspendingGateway suspending,
        CircuitBreakingGateway breaking,
        BulkheadGateway bulkhead) {

    /** Stacks the policies from inside out: those of a request first, then those of the messages. */
    static Pipeline create(
            SmsProvider provider,
            ProviderPolicies settings,
            MessageCatalog catalog,
            PerMessageClass<Integer> chunkSizes,
            ParallelRunner parallelRunner,
            Scheduler probing,
            TimeSource time,
            RandomGenerator random,
            BiFunction<ProviderId, SmsGateway, SmsGateway> around) {
        Probe probe = new Probe(provider.id(), provider.balance(), probing);

        SmsGateway request = new GuardingGateway(provider.id(), around.apply(provider.id(), provider.gateway()));
        request = new RecordingGateway(request, time);
        BulkheadGateway bulkhead = new BulkheadGateway(provider.id(), settings.maxInFlight(), request);
        request = RateLimitedGateway.create(provider.id(), settings.rateLimit(), bulkhead, time);
        CircuitBreakingGateway breaking =
                new CircuitBreakingGateway(provider.id(), settings.breaker(), request, probe, time, random);

        SmsGateway pipeline = new BatchingGateway(
                provider, chunkSizes, parallelRunner.atMost(settings.maxInFlight()), settings.maxInFlight(), breaking);
        pipeline = new RenderingGateway(new Renderer(catalog, provider), pipeline);
        SuspendingGateway suspending =
                new SuspendingGateway(provider.id(), pipeline, probe, settings.probeEvery(), time);
        return new Pipeline(provider.id(), suspending, probe, suspending, breaking, bulkhead);
    }

    ProviderStatus status() {
        return suspending
                .suspension()
                .map(suspension -> new ProviderStatus(
                        id,
                        ProviderStatus.State.SUSPENDED,
                        suspension.reason(),
                        suspension.since(),
                        suspending.suspended(),
                        bulkhead.availablePermits()))
                .orElseGet(() ->
                        new ProviderStatus(id, breakerState(), null, null, Set.of(), bulkhead.availablePermits()));
    }

    private ProviderStatus.State breakerState() {
        return switch (breaking.state()) {
            case OPEN, FORCED_OPEN -> ProviderStatus.State.OPEN;
            case HALF_OPEN -> ProviderStatus.State.HALF_OPEN;
            default -> ProviderStatus.State.UP;
        };
    }

    @Override
    public String toString() {
        return gateway.toString();
    }
}
