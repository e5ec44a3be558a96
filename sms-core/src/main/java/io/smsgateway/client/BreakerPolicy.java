package io.smsgateway.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a provider's circuit breaker opens, and for how long. Start with {@link #DEFAULT}; each wither returns a changed
 * copy.
 */
public final class BreakerPolicy {

    /**
     * Default policy, for low and bursty volumes, where a rate over a hundred calls would never fill: a window of 60 s,
     * in which 10 requests make a rate count; opens at 50 % of failures, 5 consecutive failures over a second or
     * longer, or 80 % of requests with codes over 3 s; opens for 1 s, twice as long each further time, up to 300 s; 3 trial
     * requests.
     */
    public static final BreakerPolicy DEFAULT = new BreakerPolicy(new Values());

    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    /** Not changed once a policy holds them. */
    private final Values values;

    private BreakerPolicy(Values values) {
        this.values = values;
    }

    private static final class Values implements Cloneable {
        Duration window = Duration.ofSeconds(60);
        int minimumCalls = 10;
        int failureRate = 50;
        int consecutiveFailures = 5;
        Duration slowCall = Duration.ofSeconds(3);
        int slowRate = 80;
        Duration openFor = Duration.ofSeconds(1);
        Duration maxOpenFor = Duration.ofMinutes(5);
        int trialCalls = 3;

        Values copy() {
            try {
                return (Values) clone();
            } catch (CloneNotSupportedException impossible) {
                throw new AssertionError(impossible);
            }
        }

        List<Object> all() {
            return List.of(
                    window,
                    minimumCalls,
                    failureRate,
                    consecutiveFailures,
                    slowCall,
                    slowRate,
                    openFor,
                    maxOpenFor,
                    trialCalls);
        }
    }

    private BreakerPolicy with(Consumer<Values> change) {
        Values changed = values.copy();
        change.accept(changed);
        return new BreakerPolicy(changed);
    }

    /** Returns the time window of the rates. */
    public Duration window() {
        return values.window;
    }

    /** Returns the minimum number of requests in the window before a rate counts. */
    public int minimumCalls() {
        return values.minimumCalls;
    }

    /** Returns the percentage of failed requests that opens. */
    public int failureRate() {
        return values.failureRate;
    }

    /**
     * Returns the number of consecutive failures that opens, whatever the rate, once a second lies between the first and the
     * last.
     */
    public int consecutiveFailures() {
        return values.consecutiveFailures;
    }

    /** Returns the duration above which a request with one-time codes counts as slow; other requests never do. */
    public Duration slowCall() {
        return values.slowCall;
    }

    /**
     * Returns the percentage of slow requests among those with codes that opens; {@link #minimumCalls} consecutive ones
     * open at once, and in the half-open state a single one does.
     */
    public int slowRate() {
        return values.slowRate;
    }

    /**
     * Returns how long the first opening lasts; each further consecutive one lasts twice as long, plus or minus a fifth.
     */
    public Duration openFor() {
        return values.openFor;
    }

    /** Returns the maximum duration of an opening. */
    public Duration maxOpenFor() {
        return values.maxOpenFor;
    }

    /** Returns the number of requests in the half-open state, which decide whether it closes. */
    public int trialCalls() {
        return values.trialCalls;
    }

    /**
     * Returns a copy with this window of the rates.
     *
     * @param length from 1 s to 1 h; fractions of a second are dropped
     * @throws IllegalArgumentException when it is out of range
     */
    public BreakerPolicy withWindow(Duration length) {
        Ranges.within("window", length, Duration.ofSeconds(1), Duration.ofHours(1));
        return with(copy -> copy.window = Duration.ofSeconds(length.toSeconds()));
    }

    /** Returns a copy with this minimum of requests before a rate counts; at least 1. */
    public BreakerPolicy withMinimumCalls(int requests) {
        return with(copy -> copy.minimumCalls = Ranges.within("minimumCalls", requests, 1, UNLIMITED));
    }

    /** Returns a copy with this percentage of failed requests that opens; from 1 to 100. */
    public BreakerPolicy withFailureRate(int percentage) {
        return with(copy -> copy.failureRate = Ranges.within("failureRate", percentage, 1, 100));
    }

    /** Returns a copy with this number of consecutive failures that opens; at least 1. */
    public BreakerPolicy withConsecutiveFailures(int failures) {
        return with(copy -> copy.consecutiveFailures = Ranges.within("consecutiveFailures", failures, 1, UNLIMITED));
    }

    /**
     * Returns a copy with this duration above which a request with one-time codes counts as slow.
     *
     * @param threshold from 1 ms to 1 h
     * @throws IllegalArgumentException when it is out of range
     */
    public BreakerPolicy withSlowCall(Duration threshold) {
        return with(copy -> copy.slowCall = Ranges.within("slowCall", threshold, MILLISECOND, Duration.ofHours(1)));
    }

    /** Returns a copy with this percentage of slow requests that opens; from 1 to 100. */
    public BreakerPolicy withSlowRate(int percentage) {
        return with(copy -> copy.slowRate = Ranges.within("slowRate", percentage, 1, 100));
    }

    /**
     * Returns a copy with these durations of an opening.
     *
     * @param first duration of the first opening, from 1 ms to {@code max}
     * @param max maximum duration of an opening, up to 24 h
     * @throws IllegalArgumentException when one is out of range
     */
    public BreakerPolicy withOpenFor(Duration first, Duration max) {
        Ranges.ascending("openFor", first, "maxOpenFor", max, MILLISECOND, Duration.ofDays(1));
        return with(copy -> {
            copy.openFor = first;
            copy.maxOpenFor = max;
        });
    }

    /** Returns a copy with this number of requests in the half-open state; from 1 to 1000. */
    public BreakerPolicy withTrialCalls(int requests) {
        return with(copy -> copy.trialCalls = Ranges.within("trialCalls", requests, 1, 1000));
    }

    /**
     * Returns how long an opening lasts.
     *
     * @param opening 1 for the first consecutive opening
     */
    Duration opening(int opening, RandomGenerator random) {
        double spread = 0.8 + 0.4 * random.nextDouble();
        // 27 doublings make more than a day of a millisecond
        int doublings = (int) Math.min(Integer.toUnsignedLong(opening) - 1, 27);
        double doubled = Math.scalb((double) openFor().toMillis(), doublings);
        return Duration.ofMillis(
                Math.min((long) (doubled * spread), maxOpenFor().toMillis()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BreakerPolicy policy && values.all().equals(policy.values.all());
    }

    @Override
    public int hashCode() {
        return values.all().hashCode();
    }

    @Override
    public String toString() {
        return "BreakerPolicy{window=" + window() + ", minimumCalls=" + minimumCalls() + ", failureRate="
                + failureRate()
                + ", consecutiveFailures=" + consecutiveFailures() + ", slowCall=" + slowCall() + ", slowRate="
                + slowRate() + ", openFor=" + openFor() + ", maxOpenFor=" + maxOpenFor() + ", trialCalls="
                + trialCalls() + "}";
    }
}
