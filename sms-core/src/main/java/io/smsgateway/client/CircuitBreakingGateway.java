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
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a provider alone that is ill. It comes back by a balance query first, which may be repeated, and only then by a
 * few real messages.
 */
final class CircuitBreakingGateway implements SmsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreakingGateway.class);
    private static final Duration UNTIL_THE_PROBE_SAYS_SO = Duration.ofDays(3650);

    /** What the breaker is told of a request. */
    private enum Verdict {
        WELL,
        ILL
    }

    private final ProviderId provider;
    private final BreakerPolicy policy;
    private final SmsGateway delegate;
    private final Probe probe;
    private final RandomGenerator random;
    private final CircuitBreaker breaker;
    private final SlowCallRate slowCodes;
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final AtomicInteger openings = new AtomicInteger();
    private final AtomicBoolean probing = new AtomicBoolean();

    CircuitBreakingGateway(
            ProviderId provider,
            BreakerPolicy policy,
            SmsGateway delegate,
            Probe probe,
            TimeSource time,
            RandomGenerator random) {
        this.provider = provider;
        this.policy = policy;
        this.delegate = delegate;
        this.probe = probe;
        this.random = random;
        Clock steady = new MonotonicClock(time);
        this.slowCodes = new SlowCallRate(policy, steady);
        this.breaker = CircuitBreaker.of(
                provider.name(),
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                (int) policy.window().toSeconds(),
                                policy.minimumCalls(),
                                CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
                        .failureRateThreshold(policy.failureRate())
                        .permittedNumberOfCallsInHalfOpenState(policy.trialCalls())
                        .waitIntervalFunctionInOpenState(IntervalFunction.of(UNTIL_THE_PROBE_SAYS_SO))
                        .recordResult(Verdict.ILL::equals)
                        .clock(steady)
                        .currentTimestampFunction(clock -> time.nanos(), TimeUnit.NANOSECONDS)
                        .build());
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        if (!breaker.tryAcquirePermission()) {
            CircuitBreaker.State state = breaker.getState();
            String detail = "its circuit " + (state == CircuitBreaker.State.CLOSED ? "was open" : "is " + state);
            return PartialResults.same(new Refused(provider, Refusal.HELD_BACK, detail), messages.size());
        }
        boolean trial = breaker.getState() == CircuitBreaker.State.HALF_OPEN;
        boolean judged = false;
        try {
            List<SendResult> results = delegate.sendAll(messages);
            judged = isLate(trial) || judge(results, messages.get(0).messageClass(), trial);
            return results;
        } finally {
            if (!judged && !isLate(trial)) {
                breaker.releasePermission();
            }
        }
    }

    /** Whether the request began before the circuit opened, and ends when trials are on: it must not count as one. */
    private boolean isLate(boolean trial) {
        return !trial && breaker.getState() == CircuitBreaker.State.HALF_OPEN;
    }

    /** Tells the breaker how the provider did; false where the answers say nothing about it. */
    private boolean judge(List<SendResult> results, MessageClass messageClass, boolean trial) {
        int ill = 0;
        int ours = 0;
        for (SendResult result : results) {
            if (result instanceof Unconfirmed) {
                ill++;
            } else if (result instanceof Refused refused) {
                ill += refused.reason().countsAgainstHealth() ? 1 : 0;
                ours += refused.reason() == Refusal.HELD_BACK ? 1 : 0;
            }
        }
        // what an interrupted caller did not hear is not the provider's fault
        if (ours == results.size() || (ill > 0 && Thread.currentThread().isInterrupted())) {
            return false;
        }
        if (ill * 2 > results.size()) {
            breaker.onResult(0, TimeUnit.NANOSECONDS, Verdict.ILL);
            if (failuresInARow.incrementAndGet() >= policy.consecutiveFailures()
                    && breaker.getState() == CircuitBreaker.State.CLOSED) {
                breaker.transitionToOpenState();
            }
        } else {
            failuresInARow.set(0);
            breaker.onResult(0, TimeUnit.NANOSECONDS, Verdict.WELL);
        }
        if (messageClass == MessageClass.OTP
                && slowCodes.areTooMany(longestNanos(results), trial ? 1 : policy.minimumCalls())
                && breaker.getState() != CircuitBreaker.State.OPEN) {
            breaker.transitionToOpenState();
        }
        seeToTheState();
        return true;
    }

    /** How long the vendor took, without our own waiting. */
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
     * Starts to probe where the circuit has opened. Looked at after each request, not listened to: for a listener the
     * breaker makes an event, with the time of day, of every request.
     */
    private void seeToTheState() {
        CircuitBreaker.State state = breaker.getState();
        if (state == CircuitBreaker.State.OPEN && probing.compareAndSet(false, true)) {
            LOG.info("the circuit of {} is now {}", provider, state);
            failuresInARow.set(0);
            openings.incrementAndGet();
            probeLater();
        } else if (state == CircuitBreaker.State.CLOSED && openings.get() > 0 && !probing.get()) {
            LOG.info("the circuit of {} is now {}", provider, state);
            openings.set(0);
        }
    }

    private void probeLater() {
        probe.after(openFor(), answer -> {
            if (Probe.sign(answer) != Probe.Health.DEAD) {
                slowCodes.forget();
                breaker.transitionToHalfOpenState();
                LOG.info("the circuit of {} is now {}", provider, CircuitBreaker.State.HALF_OPEN);
                probing.set(false);
                // its trials may have been answered by now
                seeToTheState();
            } else {
                openings.incrementAndGet();
                probeLater();
            }
        });
    }

    private Duration openFor() {
        double spread = 0.8 + 0.4 * random.nextDouble();
        long millis = (long) (policy.openFor().toMillis() * (long) openings.get() * spread);
        return Duration.ofMillis(Math.min(millis, policy.maxOpenFor().toMillis()));
    }

    CircuitBreaker.State state() {
        return breaker.getState();
    }

    @Override
    public String toString() {
        return "CircuitBreaking{" + breaker.getState() + ", " + delegate + "}";
    }
}
