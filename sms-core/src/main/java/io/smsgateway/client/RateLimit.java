package io.smsgateway.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limit of the rate of requests to a provider. */
public final class RateLimit {

    private static final int BURSTS_PER_LIMIT = 25;

    private final int requests;
    private final Duration per;

    private RateLimit(int requests, Duration per) {
        this.requests = Ranges.within("requests", requests, 1, 1_000_000);
        this.per = Ranges.within("per", per, Duration.ofMillis(1), Duration.ofDays(1));
    }

    /**
     * Returns a limit of requests in any period of a length.
     *
     * @param requests number of requests in each period, from 1 to 1,000,000
     * @param per length of the period, from 1 ms to 24 h
     * @throws IllegalArgumentException when one is out of range
     */
    public static RateLimit of(int requests, Duration per) {
        return new RateLimit(requests, per);
    }

    /** Returns a limit of requests per second, from 1 to 1,000,000. */
    public static RateLimit perSecond(int requests) {
        return of(requests, Duration.ofSeconds(1));
    }

    /** Returns the number of requests in each period. */
    public int requests() {
        return requests;
    }

    /** Returns the length of the period. */
    public Duration per() {
        return per;
    }

    /**
     * Returns how many permits a token bucket of this limit holds at most: a twenty-fifth of the requests, at least one. What
     * a full bucket holds and what is refilled in a period are together the limit.
     */
    public int burst() {
        return Math.max(1, requests / BURSTS_PER_LIMIT);
    }

    /** Returns after which time a token bucket of this limit gets its next permit. */
    public Duration refillEvery() {
        // permits that come one at a time need no reserve: the last refill of a period falls on the start of the next
        // one
        int refill = burst() == 1 ? requests : requests - burst();
        // one permit an interval, because a bucket rounds the wait down where several are refilled in one
        return Duration.ofNanos((per.toNanos() + refill - 1) / refill);
    }

    private List<Object> state() {
        return List.of(requests, per);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RateLimit limit && state().equals(limit.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "RateLimit{requests=" + requests + ", per=" + per + "}";
    }
}
