package io.smsgateway.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limit of the rate of requests to a provider. Each wither returns a changed copy. */
public final class RateLimit {

    private final int requests;
    private final Duration per;
    private final Duration maxWait;

    private RateLimit(int requests, Duration per, Duration maxWait) {
        this.requests = Ranges.within("requests", requests, 1, 1_000_000);
        this.per = Ranges.within("per", per, Duration.ofMillis(1), Duration.ofDays(1));
        this.maxWait = Ranges.within("maxWait", maxWait, Duration.ZERO, Duration.ofHours(1));
    }

    /**
     * Returns a limit with which one-time codes wait up to a second for a permit.
     *
     * @param requests number of requests in each period, from 1 to 1,000,000
     * @param per length of the period, from 1 ms to 24 h
     * @throws IllegalArgumentException when one is out of range
     */
    public static RateLimit of(int requests, Duration per) {
        return new RateLimit(requests, per, Duration.ofSeconds(1));
    }

    /** Returns a limit of requests per second, from 1 to 1,000,000; one-time codes wait up to a second for a permit. */
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
     * Returns how long a request with one-time codes may wait for a permit before the next provider is tried; zero to
     * never wait. Other requests wait as long as their messages are worth sending.
     */
    public Duration maxWait() {
        return maxWait;
    }

    /**
     * Returns a copy with this maximum wait of requests with one-time codes.
     *
     * @param wait from 0 to 1 h
     * @throws IllegalArgumentException when it is out of range
     */
    public RateLimit withMaxWait(Duration wait) {
        return new RateLimit(requests, per, wait);
    }

    private List<Object> state() {
        return List.of(requests, per, maxWait);
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
        return "RateLimit{requests=" + requests + ", per=" + per + ", maxWait=" + maxWait + "}";
    }
}
