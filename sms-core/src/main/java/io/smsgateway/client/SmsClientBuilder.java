package io.smsgateway.client;

import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.MessageClass;
import io.smsgateway.Secret;
import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import io.smsgateway.routing.Routing;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.Requirement;
import io.smsgateway.spi.SendGuard;
import io.smsgateway.spi.SmsProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Builder of a client. Every setting has a default except the providers. Not safe for many threads; builds one client.
 */
public final class SmsClientBuilder {

    /** Balance queries of one call that run in parallel. */
    private static final int MAX_PARALLEL = 8;

    private static final List<Requirement> REQUIREMENTS = List.of(
            Requirement.of(
                    "io.github.resilience4j:resilience4j-circuitbreaker",
                    "2.2",
                    "io.github.resilience4j.circuitbreaker.CircuitBreaker"),
            Requirement.of(
                    "io.github.resilience4j:resilience4j-core", "2.2", "io.github.resilience4j.core.metrics.Metrics"),
            Requirement.of("com.google.guava:guava", "31.1", "com.google.common.collect.Maps"),
            Requirement.of(
                    "com.googlecode.libphonenumber:libphonenumber",
                    "8.13",
                    "com.google.i18n.phonenumbers.PhoneNumberUtil"));

    private final Map<SmsProvider, ProviderPolicies> providers = new LinkedHashMap<>();
    private PerMessageClass<Duration> deadlines =
            new PerMessageClass<>(Duration.ofSeconds(20), Duration.ofSeconds(45), Duration.ofSeconds(120));
    private PerMessageClass<Integer> chunkSizes = new PerMessageClass<>(100, 100, 1000);
    private MessageCatalog catalog = MessageCatalog.empty();
    private RetryPolicy retry = RetryPolicy.DEFAULT;
    private Duration closeGrace = Duration.ofSeconds(5);
    private TimeSource time = TimeSource.system();
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    private final List<SendListener> listeners = new ArrayList<>();
    private @Nullable Routing routing;
    private @Nullable IdempotencyStore idempotencyStore;
    private Suspensions suspensions = Suspensions.inMemory();
    private @Nullable Rates rates;
    private @Nullable AttemptJournal journal;
    private @Nullable SendGuard guard;
    private Fingerprint fingerprint = Fingerprint.random();
    private @Nullable Executor executor;
    private @Nullable Scheduler scheduler;

    SmsClientBuilder() {}

    /**
     * Adds a provider to the end of the route. The client closes it.
     *
     * @throws IllegalArgumentException as {@link #provider(SmsProvider, ProviderPolicies)}
     */
    public SmsClientBuilder provider(SmsProvider provider) {
        return provider(provider, ProviderPolicies.DEFAULT);
    }

    /**
     * Adds a provider with its own policies to the end of the route. The client closes it.
     *
     * @throws IllegalArgumentException when the client has a provider of that id, or the provider can make fewer requests at
     *     the same time than {@link ProviderPolicies#maxInFlight} allows
     */
    public SmsClientBuilder provider(SmsProvider provider, ProviderPolicies settings) {
        boolean taken = providers.keySet().stream().anyMatch(other -> other.id().equals(provider.id()));
        if (taken) {
            throw new IllegalArgumentException(
                    "two providers are named `" + provider.id() + "`; give each account a name of its own");
        }
        int possible = provider.maxConcurrentRequests();
        if (possible < settings.maxInFlight()) {
            throw new IllegalArgumentException("provider `" + provider.id() + "` can make " + possible
                    + " requests at the same time, fewer than maxInFlight, which is " + settings.maxInFlight()
                    + "; raise its maxConnections, or add it with ProviderPolicies.withMaxInFlight(" + possible + ")");
        }
        providers.put(provider, settings);
        return this;
    }

    /** Sets the routing; all providers in the order in which they were added by default. */
    public SmsClientBuilder routing(Routing routes) {
        this.routing = routes;
        return this;
    }

    /** Sets the application's templates; none by default. */
    public SmsClientBuilder catalog(MessageCatalog templates) {
        this.catalog = templates;
        return this;
    }

    /** Sets when messages are retried; {@link RetryPolicy#DEFAULT} by default. */
    public SmsClientBuilder retry(RetryPolicy policy) {
        this.retry = policy;
        return this;
    }

    /**
     * Sets where idempotency keys are stored, for keys that clients share or that outlive the process; in memory under a
     * random key by default.
     *
     * @param fingerprintKey key of the hashes of recipients and contents, at least 32 random characters; the same for all
     *     clients of the store, because another key makes a repeated message look different
     * @throws IllegalArgumentException when the key is shorter
     */
    public SmsClientBuilder idempotencyStore(IdempotencyStore store, Secret fingerprintKey) {
        this.fingerprint = new Fingerprint(fingerprintKey);
        this.idempotencyStore = store;
        return this;
    }

    /**
     * Sets where suspensions are stored, for clients that share accounts or follow one another; in memory, for this client
     * alone, by default. The client does not close it.
     */
    public SmsClientBuilder suspensions(Suspensions store) {
        this.suspensions = store;
        return this;
    }

    /**
     * Sets what grants the permits of the providers' {@linkplain ProviderPolicies#rateLimit rate limits}, for clients that
     * share accounts; in memory, for this client alone, by default. The client does not close it.
     */
    public SmsClientBuilder rates(Rates permits) {
        this.rates = permits;
        return this;
    }

    /**
     * Sets the deadline of messages of a class; 20 s for codes, 45 s for transactional and 120 s for marketing messages
     * by default.
     *
     * @param limit from 4 s, because an attempt needs 3 s, to an hour
     */
    public SmsClientBuilder deadline(MessageClass messageClass, Duration limit) {
        deadlines = deadlines.with(
                messageClass, Ranges.within("deadline", limit, Duration.ofSeconds(4), Duration.ofHours(1)));
        return this;
    }

    /**
     * Sets the maximum number of messages of a class that share a request, which also bounds how many can be
     * unconfirmed at once; 100 for codes and transactional messages, 1000 for marketing messages by default. A provider
     * may take fewer.
     *
     * @param max from 1 to 1000
     */
    public SmsClientBuilder chunkSize(MessageClass messageClass, int max) {
        chunkSizes = chunkSizes.with(messageClass, Ranges.within("chunkSize", max, 1, 1000));
        return this;
    }

    /**
     * Sets how long {@link SmsClient#close} waits for messages in flight; 5 s by default.
     *
     * @param grace from 0 to 10 minutes
     */
    public SmsClientBuilder closeGrace(Duration grace) {
        this.closeGrace = Ranges.within("closeGrace", grace, Duration.ZERO, Duration.ofMinutes(10));
        return this;
    }

    /** Sets the threads for the batches of a long list; the client's own, which carry the caller's MDC, by default. The client does not close it. */
    public SmsClientBuilder executor(Executor threads) {
        this.executor = threads;
        return this;
    }

    /** Sets the source of time; the machine's clocks by default. */
    public SmsClientBuilder time(TimeSource source) {
        this.time = source;
        return this;
    }

    /** Adds a listener to what the client sends, for metrics and traces; several are called in order. */
    public SmsClientBuilder listener(SendListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Sets the journal that records each request before it is made; none by default. */
    public SmsClientBuilder journal(AttemptJournal attempts) {
        this.journal = attempts;
        return this;
    }

    /** Sets what decides whether a message may be sent, before its first attempt; none by default. */
    public SmsClientBuilder guard(SendGuard decider) {
        this.guard = decider;
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
     * Validates the settings and creates the client; makes no request.
     *
     * @throws IllegalStateException when there is no provider, or a template is incomplete; the message names each
     *     problem
     * @throws Requirement.UnmetException when a library on the class path is missing or too old
     */
    public SmsClient build() {
        REQUIREMENTS.forEach(requirement -> requirement.check(SmsClientBuilder.class));
        List<SmsProvider> route = List.copyOf(providers.keySet());
        if (route.isEmpty()) {
            throw new IllegalStateException("a client needs a provider: call provider(...) at least once");
        }
        List<String> incompleteTemplates = catalog.incompleteTemplates(route);
        if (!incompleteTemplates.isEmpty()) {
            throw new IllegalStateException("incomplete templates: " + String.join("; ", incompleteTemplates)
                    + ". Add the missing forms, or restrict a template with only(...)");
        }
        ExecutorService own = executor == null ? DefaultExecutorFactory.create() : null;
        Scheduler probing = scheduler == null ? new DaemonScheduler(5 * route.size() + 1) : scheduler;
        try {
            return build(
                    route,
                    own == null ? Objects.requireNonNull(executor) : AsyncSmsGateway.carrying(own),
                    own,
                    probing);
        } catch (RuntimeException | Error failure) {
            // a failed build leaves no thread
            probing.close();
            if (own != null) {
                own.shutdownNow();
            }
            throw failure;
        }
    }

    private SmsClient build(List<SmsProvider> route, Executor threads, @Nullable ExecutorService own, Scheduler timer) {
        SendListeners observers = new SendListeners(listeners);
        InFlight inFlight = new InFlight(time);
        Pipeline.Shared shared = new Pipeline.Shared(
                catalog,
                chunkSizes,
                threads,
                timer,
                time,
                random,
                CachedSuspensions.create(suspensions, time, threads),
                FallbackRates.create(rates == null ? Rates.inMemory(time) : rates, time),
                observers,
                journal,
                inFlight);
        List<Pipeline> added = new ArrayList<>();
        providers.forEach((provider, settings) -> added.add(Pipeline.create(provider, settings, shared)));
        Pipelines pipelines =
                new Pipelines(added, new Providers(route), routing, new ParallelRunner(threads, MAX_PARALLEL));
        RetryingGateway retrying = retrying(pipelines, threads);
        Admission admission = new Admission(catalog, deadlines, time, retrying);
        IdempotencyStore keys = idempotencyStore == null ? new InMemoryIdempotencyStore(time) : idempotencyStore;
        CallStage stages = new DeduplicatingGateway(
                keys,
                fingerprint,
                guard == null ? admission : new ScreeningGateway(guard, admission, time),
                message -> admission.admit(message).deadline(),
                time);
        CallExecutor calls =
                new CallExecutor(admission, stages, observers, pipelines, deadlines, threads, timer, time, inFlight);
        return new SmsClient(admission, calls, retrying, pipelines, timer, own, closeGrace, inFlight);
    }

    /** Stacks the policies around all pipelines, from inside out; {@link Pipeline#create} stacks those within. */
    private RetryingGateway retrying(Pipelines pipelines, Executor threads) {
        return new RetryingGateway(
                retry,
                new FailoverGateway(pipelines, threads, time),
                provider -> pipelines.find(provider).map(Pipeline::budget),
                time,
                random);
    }
}
