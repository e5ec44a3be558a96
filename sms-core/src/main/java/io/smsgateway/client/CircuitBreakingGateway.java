package io.smsgateway.client;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.smsgateway.Attempt;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Stops sending to an unhealthy provider. After a pause a balance query, which may be repeated, probes it; a few real
 * messages then decide whether the circuit closes.
 */
final class CircuitBreakingGateway {

    private static final SafeLogger LOG = new SafeLogger(CircuitBreakingGateway.class);
    private static final long MIN_ROW_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration UNTIL_PROBED = Duration.ofDays(3650);

    /** Result of a request for the circuit breaker. */
    private enum Outcome {
        HEALTHY,
        UNHEALTHY
    }

    private final ProviderId provider;
    private final BreakerPolicy policy;
    private final OutboundGateway delegate;
    private final Probe probe;
    private final TimeSource time;
    private final RandomGenerator random;
    private final CircuitBreaker breaker;
    private final FailureRate failures;
    private final SlowCallRate slowCalls;
    private final AtomicInteger consecutiveFailures = new AtomicInteger();
    private volatile long firstFailureNanos;
    private final AtomicInteger openings = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean(true);
    private volatile long closedNanos;
    private final AtomicBoolean probing = new AtomicBoolean();
    private volatile long probeNanos;
    private final AtomicInteger halfOpenings = new AtomicInteger();
    private volatile Runnable whenChanged = () -> {};

    CircuitBreakingGateway(
            ProviderId provider,
            BreakerPolicy policy,
            OutboundGateway delegate,
            Probe probe,
            TimeSource time,
            RandomGenerator random) {
        this.provider = provider;
        this.policy = policy;
        this.delegate = delegate;
        this.probe = probe;
        this.time = time;
        this.random = random;
        this.closedNanos = time.nanos();
        this.failures = new FailureRate(policy, new MonotonicClock(time));
        this.slowCalls = new SlowCallRate(policy, new MonotonicClock(time));
        this.breaker = CircuitBreaker.of(
                provider.name(),
                CircuitBreakerConfig.custom()
                        // never opens by its own window, which has the wall clock in Resilience4j 2.2
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
                        .slidingWindowSize(1)
                        .minimumNumberOfCalls(Integer.MAX_VALUE)
                        .failureRateThreshold(policy.failureRate())
                        .permittedNumberOfCallsInHalfOpenState(policy.trialCalls())
                        .waitIntervalFunctionInOpenState(IntervalFunction.of(UNTIL_PROBED))
                        .recordResult(Outcome.UNHEALTHY::equals)
                        .currentTimestampFunction(clock -> time.nanos(), TimeUnit.NANOSECONDS)
                        .build());
    }

    /** Whether a request may begin. */
    enum Start {
        /** It may. */
        REQUEST,
        /** It may, with one message, which decides with others whether the circuit closes. */
        TRIAL,
        /** Not before the trials in flight have ended. */
        WAIT,
        /** Not before a balance query succeeds. */
        OPEN;

        boolean isGranted() {
            return this == REQUEST || this == TRIAL;
        }
    }

    /** Sets what to do when the circuit begins to let requests go again. */
    void whenChanged(Runnable action) {
        this.whenChanged = action;
    }

    /** Takes a permission, which a request or {@link #release} has to use; never waits. */
    Start tryStart() {
        boolean permitted = breaker.tryAcquirePermission();
        return switch (breaker.getState()) {
            case HALF_OPEN -> permitted ? Start.TRIAL : Start.WAIT;
            case OPEN, FORCED_OPEN -> permitted ? Start.REQUEST : Start.OPEN;
            // it closed between the two questions
            default -> permitted ? Start.REQUEST : tryStart();
        };
    }

    /** Gives a permission back that no request used. */
    void release() {
        breaker.releasePermission();
    }

    /** Returns the refusal of messages while the circuit is open. */
    Refused refused() {
        return new Refused(provider, Refusal.CIRCUIT_OPEN, "circuit breaker is open");
    }

    /** Makes a request with a permission, and records its outcome. */
    List<SendResult> request(List<OutboundMessage> messages, Start start) {
        boolean trial = start == Start.TRIAL;
        int halfOpening = halfOpenings.get();
        boolean recorded = false;
        try {
            List<SendResult> results = delegate.sendAll(messages);
            recorded = isLate(trial, halfOpening)
                    || record(results, messages.get(0).messageClass(), trial);
            return results;
        } finally {
            if (!recorded && !isLate(trial, halfOpening)) {
                breaker.releasePermission();
            }
        }
    }

    /**
     * Returns whether the request began before the circuit opened and ends in the half-open state, where it must not
     * count as a trial. It may itself be a trial of an earlier half-open state.
     */
    private boolean isLate(boolean trial, int halfOpening) {
        return breaker.getState() == CircuitBreaker.State.HALF_OPEN && (!trial || halfOpening != halfOpenings.get());
    }

    /**
     * Records the outcome for the breaker; returns false where the results show nothing about the provider's health.
     */
    private boolean record(List<SendResult> results, MessageClass messageClass, boolean trial) {
        int unhealthy = 0;
        int heldBack = 0;
        for (SendResult result : results) {
            if (result instanceof Unconfirmed) {
                unhealthy++;
            } else if (result instanceof Refused refused) {
                unhealthy += refused.reason().countsAgainstHealth() ? 1 : 0;
                heldBack += refused.reason().isByLibrary() || refused.reason() == Refusal.EXPIRED ? 1 : 0;
            }
        }
        // a response that an interrupted caller did not wait for is not the provider's fault
        if (heldBack == results.size()
                || (unhealthy > 0 && Thread.currentThread().isInterrupted())) {
            return false;
        }
        boolean failed = unhealthy * 2 > results.size();
        boolean inARow = failed && isRowOfFailures(consecutiveFailures.incrementAndGet());
        if (!failed) {
            consecutiveFailures.set(0);
        }
        boolean counts = breaker.getState() == CircuitBreaker.State.CLOSED;
        breaker.onResult(0, TimeUnit.NANOSECONDS, failed ? Outcome.UNHEALTHY : Outcome.HEALTHY);
        if (counts && (failures.exceeds(failed) || inARow) && breaker.getState() == CircuitBreaker.State.CLOSED) {
            breaker.transitionToOpenState();
        }
        if (messageClass == MessageClass.OTP
                && slowCalls.exceeds(longestNanos(results), trial ? 1 : policy.minimumCalls())
                && breaker.getState() != CircuitBreaker.State.OPEN) {
            breaker.transitionToOpenState();
        }
        updateState();
        return true;
    }

    /** A moment without a network fails many requests at once, which shows nothing about the provider. */
    private boolean isRowOfFailures(int failures) {
        if (failures == 1) {
            firstFailureNanos = time.nanos();
        }
        return failures >= policy.consecutiveFailures() && time.nanos() - firstFailureNanos >= MIN_ROW_NANOS;
    }

    /** Counts the vendor's time only, without waiting in the client. */
    private static long longestNanos(List<SendResult> results) {
        long longest = 0;
        for (SendResult result : results) {
            for (Attempt attempt : result.attempts()) {
                longest = Math.max(longest, attempt.took().toNanos());
            }
        }
        return longest;
    }

    /**
     * Starts probing when the circuit has opened. Called after each request instead of by a listener, for which the
     * breaker would create an event, with a wall-clock timestamp, for every request.
     */
    private void updateState() {
        CircuitBreaker.State state = breaker.getState();
        if (state == CircuitBreaker.State.OPEN && probing.compareAndSet(false, true)) {
            int inARow = consecutiveFailures.getAndSet(0);
            failures.reset();
            if (closed.getAndSet(false)
                    && time.nanos() - closedNanos >= policy.window().toNanos()) {
                openings.set(0);
            }
            openings.incrementAndGet();
            Duration pause = probeLater();
            LOG.info(
                    "Circuit breaker for {} opened ({} consecutive failures); probing in {} s",
                    provider,
                    inARow,
                    pause.toSeconds());
        } else if (state == CircuitBreaker.State.CLOSED && !probing.get() && closed.compareAndSet(false, true)) {
            // a provider that is up and down keeps its long openings until it was well for a while
            closedNanos = time.nanos();
            LOG.info("Circuit breaker for {} closed", provider);
        }
    }

    private Duration probeLater() {
        Duration pause = policy.opening(openings.get(), random);
        probeNanos = time.nanos() + pause.toNanos();
        probe.after(pause, result -> {
            if (Probe.health(result) != Probe.Health.DOWN) {
                slowCalls.reset();
                halfOpenings.incrementAndGet();
                breaker.transitionToHalfOpenState();
                LOG.info("Circuit breaker for {} half-open; {} trial requests", provider, policy.trialCalls());
                probing.set(false);
                // the trials may have completed by now
                updateState();
                whenChanged.run();
            } else {
                openings.incrementAndGet();
                probeLater();
            }
        });
        return pause;
    }

    CircuitBreaker.State state() {
        return breaker.getState();
    }

    /** Returns the time until the next probe, zero while it runs; null unless the circuit is open. */
    @Nullable
    Duration nextProbe() {
        return state() == CircuitBreaker.State.OPEN && probing.get()
                ? Duration.ofNanos(Math.max(0, probeNanos - time.nanos()))
                : null;
    }

    @Override
    public String toString() {
        return "CircuitBreaking{" + breaker.getState() + ", " + delegate + "}";
    }
}
