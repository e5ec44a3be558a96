package io.smsgateway.client;

import com.google.common.collect.Maps;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.SmsProvider;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A provider's gateway with its policies around it, and the policies whose state can be read. */
record Pipeline(
        ProviderId id,
        ProviderStage<AdmittedMessage> stage,
        Probe probe,
        Suspender suspender,
        CircuitBreakingGateway breaking,
        Dispatcher dispatcher,
        RetryBudget budget) {

    /** What all pipelines of a client share. */
    record Shared(
            MessageCatalog catalog,
            PerMessageClass<Integer> chunkSizes,
            Executor executor,
            Scheduler scheduler,
            TimeSource time,
            RandomGenerator random,
            Suspensions suspensions,
            Rates rates,
            SendListeners listeners,
            @Nullable AttemptJournal journal,
            InFlight inFlight) {}

    /** Stacks the policies from inside out: those of a request first, then those of the messages. */
    static Pipeline create(SmsProvider provider, ProviderPolicies settings, Shared shared) {
        ProviderId id = provider.id();
        TimeSource time = shared.time();
        Probe probe = new Probe(id, provider.balance(), shared.scheduler());
        RetryBudget budget = new RetryBudget(time);
        Suspender suspender =
                new Suspender(id, shared.suspensions(), probe, settings.probeEvery(), time, shared.random());

        GuardingGateway guarding = new GuardingGateway(id, provider.gateway());
        OutboundGateway request = new RecordingGateway(id, guarding, shared.listeners(), budget, time);
        request = JournalingGateway.create(id, shared.journal(), request);
        request = new SuspectingGateway(request, suspender, probe, settings.probeEvery(), time);
        CircuitBreakingGateway breaking =
                new CircuitBreakingGateway(id, settings.breaker(), request, probe, time, shared.random());

        DispatchingGateway dispatching = new DispatchingGateway(
                id,
                new WaitingPolicy(provider, shared.chunkSizes(), settings.sharedRequests(), time),
                new RequestPermits(settings.maxInFlight()),
                breaking,
                new RateGate(id, settings.rateLimit(), shared.rates(), shared.scheduler()),
                shared.executor(),
                shared.scheduler(),
                time);
        ProviderStage<AdmittedMessage> rendering =
                new RenderingGateway(new Renderer(shared.catalog(), provider), dispatching, shared.random());
        Dispatcher dispatcher = dispatching.dispatcher();
        dispatcher.closedBy(() -> shared.inFlight().isClosed() ? allClosed(id) : suspender.heldBack());
        suspender.whenChanged(dispatcher::dispatch);
        guarding.whenBroken(suspender::breakDown);
        probe.whenRead(suspender::lift);
        ProviderStage<AdmittedMessage> stage = new HalvingGateway(new SuspendingGateway(rendering, suspender));
        return new Pipeline(id, stage, probe, suspender, breaking, dispatcher, budget);
    }

    private static Map<MessageClass, Refused> allClosed(ProviderId id) {
        Refused refused = new Refused(id, Refusal.CLOSED, "the client is closed; nothing was sent");
        return Maps.toMap(EnumSet.allOf(MessageClass.class), messageClass -> refused);
    }

    ProviderStatus status() {
        return ProviderStatus.of(id, breakerState(), dispatcher.availablePermits())
                .withWaiting(dispatcher.waiting())
                .withWaitingCalls(dispatcher.waitingCalls())
                .withLongestWait(dispatcher.longestWait())
                .withNextProbe(breaking.nextProbe())
                .withSuspensions(suspender.suspensions());
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
