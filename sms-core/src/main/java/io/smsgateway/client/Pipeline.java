package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A provider's gateway with its policies around it, and the policies whose state can be read. */
record Pipeline(
        ProviderId id,
        Stage<AdmittedMessage> stage,
        Probe probe,
        SuspendingGateway suspending,
        CircuitBreakingGateway breaking,
        BulkheadGateway bulkhead) {

    /** What all pipelines of a client share. */
    record Shared(
            MessageCatalog catalog,
            PerMessageClass<Integer> chunkSizes,
            ParallelRunner parallelRunner,
            Scheduler probing,
            TimeSource time,
            RandomGenerator random,
            Suspensions suspensions,
            Rates rates,
            SendListeners listeners,
            @Nullable AttemptJournal journal) {}

    /** Stacks the policies from inside out: those of a request first, then those of the messages. */
    static Pipeline create(SmsProvider provider, ProviderPolicies settings, Shared shared) {
        ProviderId id = provider.id();
        TimeSource time = shared.time();
        Probe probe = new Probe(id, provider.balance(), shared.probing());

        OutboundGateway request = new GuardingGateway(id, provider.gateway());
        request = new RecordingGateway(id, request, shared.listeners(), time);
        request = JournalingGateway.create(id, shared.journal(), request);
        BulkheadGateway bulkhead = new BulkheadGateway(id, settings.maxInFlight(), request);
        request = RateLimitedGateway.create(id, settings.rateLimit(), shared.rates(), bulkhead, time);
        CircuitBreakingGateway breaking =
                new CircuitBreakingGateway(id, settings.breaker(), request, probe, time, shared.random());

        Stage<OutboundMessage> batching = new BatchingGateway(
                provider,
                shared.chunkSizes(),
                shared.parallelRunner().atMost(settings.maxInFlight()),
                settings.maxInFlight(),
                breaking);
        Stage<AdmittedMessage> rendering =
                new RenderingGateway(new Renderer(shared.catalog(), provider), batching, shared.random());
        SuspendingGateway suspending = new SuspendingGateway(
                id, rendering, shared.suspensions(), probe, settings.probeEvery(), time, shared.random());
        probe.whenRead(suspending::lift);
        return new Pipeline(id, new HalvingGateway(suspending), probe, suspending, breaking, bulkhead);
    }

    ProviderStatus status() {
        return ProviderStatus.of(id, breakerState(), bulkhead.availablePermits())
                .withSuspensions(suspending.suspensions());
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
        return stage.toString();
    }
}
