package io.smsgateway.client;

import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.spi.OutboundGateway;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Builds the dispatching of a provider as the client does, without what stands around it. */
final class Dispatching {

    private final ScriptedProvider provider;
    private final TimeSource time;
    private OutboundGateway adapter;
    private PerMessageClass<Integer> chunkSizes = new PerMessageClass<>(100, 50, 1000);
    private int maxInFlight = 50;
    private Executor executor = Runnable::run;
    private Scheduler scheduler;
    private @Nullable RateLimit limit;
    private Rates rates;
    private ProviderPolicies policies = ProviderPolicies.DEFAULT;

    Dispatching(ScriptedProvider provider, TimeSource time) {
        this.provider = provider;
        this.time = time;
        this.adapter = provider.script();
        this.scheduler = time instanceof Scheduler both ? both : new ManualScheduler(new ManualTime());
        this.rates = Rates.inMemory(time);
    }

    Dispatching chunks(int otp, int transactional, int marketing) {
        chunkSizes = new PerMessageClass<>(otp, transactional, marketing);
        return this;
    }

    Dispatching inFlight(int max) {
        maxInFlight = max;
        return this;
    }

    Dispatching on(Executor threads) {
        executor = threads;
        return this;
    }

    Dispatching timers(Scheduler timers) {
        scheduler = timers;
        return this;
    }

    Dispatching limited(RateLimit rate) {
        limit = rate;
        return this;
    }

    Dispatching rates(Rates permits) {
        rates = permits;
        return this;
    }

    Dispatching adapter(OutboundGateway gateway) {
        adapter = gateway;
        return this;
    }

    Dispatching policies(ProviderPolicies other) {
        policies = other;
        return this;
    }

    DispatchingGateway build() {
        RandomGenerator half = Sample.HALF;
        return new DispatchingGateway(
                provider.id(),
                new WaitingPolicy(provider, chunkSizes, policies.sharedRequests(), time),
                new RequestPermits(maxInFlight),
                new CircuitBreakingGateway(
                        provider.id(),
                        policies.breaker(),
                        adapter,
                        new Probe(provider.id(), provider.balance(), scheduler),
                        time,
                        half),
                new RateGate(provider.id(), limit, rates, scheduler),
                executor,
                scheduler,
                time);
    }

    /** The gateway in front of it, for messages that have no other provider. */
    SmsGateway gateway() {
        return Sending.toRendered(build(), time);
    }
}
