package io.smsgateway.client;

import com.google.common.collect.Range;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import io.smsgateway.routing.Routing;
import io.smsgateway.spi.SmsProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Puts a client together. Every setting has a default but the providers. For one thread; one client a builder. */
public final class SmsClientBuilder {

    /** How many requests of one call run at once; the bulkheads leave room for others beside it. */
    private static final int AT_ONCE = 8;

    private final Map<SmsProvider, ProviderPolicies> providers = new LinkedHashMap<>();
    private PerMessageClass<Duration> deadlines =
            new PerMessageClass<>(Duration.ofSeconds(20), Duration.ofSeconds(45), Duration.ofSeconds(120));
    private PerMessageClass<Integer> chunkSizes = new PerMessageClass<>(100, 100, 1000);
    private MessageCatalog catalog = MessageCatalog.empty();
    private RetryPolicy retry = RetryPolicy.DEFAULT;
    private Duration closeGrace = Duration.ofSeconds(5);
    private TimeSource time = TimeSource.system();
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    private BiFunction<ProviderId, SmsGateway, SmsGateway> around = (provider, gateway) -> gateway;
    private @Nullable Routing routing;
    private @Nullable IdempotencyStore idempotencyStore;
    private @Nullable Executor executor;
    private @Nullable Scheduler scheduler;

    SmsClientBuilder() {}

    /** Adds a provider to the end of the route. The client closes it. */
    public SmsClientBuilder provider(SmsProvider provider) {
        return provider(provider, ProviderPolicies.DEFAULT);
    }

    /** Adds a provider to the end of the route, with its own policies around it. The client closes it. */
    public SmsClientBuilder provider(SmsProvider provider, ProviderPolicies settings) {
        boolean taken = providers.keySet().stream().anyMatch(other -> other.id().equals(provider.id()));
        if (taken) {
            throw new IllegalArgumentException(
                    "two providers are named `" + provider.id() + "`; give each account a name of its own");
        }
        providers.put(provider, settings);
        return this;
    }

    /** Which providers a message may go to; all in the order in which they were added, by default. */
    public SmsClientBuilder routing(Routing routes) {
        this.routing = routes;
        return this;
    }

    /** The application's templates; none by default. */
    public SmsClientBuilder catalog(MessageCatalog templates) {
        this.catalog = templates;
        return this;
    }

    /** When messages are tried again; {@link RetryPolicy#DEFAULT} by default. */
    public SmsClientBuilder retry(RetryPolicy policy) {
        this.retry = policy;
        return this;
    }

    /** Where idempotency keys are kept; in memory by default. */
    public SmsClientBuilder idempotencyStore(IdempotencyStore store) {
        this.idempotencyStore = store;
        return this;
    }

    /**
     * How long the library tries to get a message of a class out; 20 s, 45 s and 120 s by default.
     *
     * @param most from 4 s, for an attempt needs 3, to an hour
     */
    public SmsClientBuilder deadline(MessageClass messageClass, Duration most) {
        if (!Range.closed(Duration.ofSeconds(4), Duration.ofHours(1)).contains(most)) {
            throw new IllegalArgumentException("a deadline must be from 4 s to an hour, not " + most);
        }
        deadlines = deadlines.with(messageClass, most);
        return this;
    }

    /**
     * How many messages of a class share a request at most, which is also how many can be in doubt at once; 100, 100 and
     * 1000 by default. A provider may take fewer.
     *
     * @param most from 1 to 1000
     */
    public SmsClientBuilder chunkSize(MessageClass messageClass, int most) {
        if (most < 1 || most > 1000) {
            throw new IllegalArgumentException("a chunk size must be from 1 to 1000, not " + most);
        }
        chunkSizes = chunkSizes.with(messageClass, most);
        return this;
    }

    /**
     * How long {@link SmsClient#close} waits for what is in flight; 5 s by default.
     *
     * @param grace from 0 to 10 minutes
     */
    public SmsClientBuilder closeGrace(Duration grace) {
        if (!Range.closed(Duration.ZERO, Duration.ofMinutes(10)).contains(grace)) {
            throw new IllegalArgumentException("closeGrace must be from 0 to 10 minutes, not " + grace);
        }
        this.closeGrace = grace;
        return this;
    }

    /** Threads for the pieces of a long list; the client's own by default. The client does not close it. */
    public SmsClientBuilder executor(Executor threads) {
        this.executor = threads;
        return this;
    }

    /** Where time comes from; the machine's clocks by default. */
    public SmsClientBuilder time(TimeSource source) {
        this.time = source;
        return this;
    }

    /** Puts what measures around every provider's gateway, the last one outermost; it hands messages and answers on as they are. */
    public SmsClientBuilder around(BiFunction<ProviderId, SmsGateway, SmsGateway> wrapping) {
        BiFunction<ProviderId, SmsGateway, SmsGateway> inner = around;
        this.around = (provider, gateway) -> wrapping.apply(provider, inner.apply(provider, gateway));
        return this;
    }

    SmsClientBuilder random(RandomGenerator generator) {
        this.random = generator;
        return this;
    }

    SmsClientBuilder scheduler(Scheduler other) {
        this.scheduler = other;
        return this;
    }

    /**
     * Checks everything and assembles the client; makes no request.
     *
     * @throws IllegalStateException when there is no provider, or a template can't go where it should; names each hole
     */
    public SmsClient build() {
        List<SmsProvider> route = List.copyOf(providers.keySet());
        if (route.isEmpty()) {
            throw new IllegalStateException("a client needs a provider: call provider(...) at least once");
        }
        List<String> incompleteTemplates = catalog.incompleteTemplates(route);
        if (!incompleteTemplates.isEmpty()) {
            throw new IllegalStateException("the catalogue has holes: " + String.join("; ", incompleteTemplates)
                    + ". Add what is missing, or say with only(...) where a template goes");
        }
        ExecutorService own = null;
        Executor threads = executor;
        if (threads == null) {
            own = DefaultExecutor.own();
            threads = own;
        }
        Scheduler probing = scheduler == null ? new DaemonScheduler() : scheduler;
        ParallelRunner parallelRunner = new ParallelRunner(threads, AT_ONCE);
        List<Pipeline> added = new ArrayList<>();
        providers.forEach((provider, settings) -> added.add(Pipeline.around(
                provider, settings, catalog, chunkSizes, parallelRunner, probing, time, random, around)));
        Pipelines pipelines = new Pipelines(added, new Providers(route), routing, parallelRunner);
        RetryingGateway retrying = rounds(pipelines);
        IdempotencyStore keys = idempotencyStore == null ? new InMemoryIdempotencyStore(time) : idempotencyStore;
        return new SmsClient(
                new Admission(catalog, deadlines, time),
                new DeduplicatingGateway(keys, retrying, time),
                retrying,
                pipelines,
                probing,
                own,
                closeGrace,
                time);
    }

    /** What happens to a message that goes once round, from inside out; a lane of its own has what is below. */
    private RetryingGateway rounds(Pipelines pipelines) {
        SmsGateway round =
                routing == null ? new FailoverGateway(pipelines.all(), time) : new RoutingGateway(pipelines, time);
        return new RetryingGateway(retry, round, time, random);
    }
}
