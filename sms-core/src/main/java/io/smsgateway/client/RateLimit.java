package io.smsgateway.client;

import java.time.Duration;

/**
 * Limit of the rate of requests to a provider.
 *
 * @param requests number of requests in each period, at least 1
 * @param per length of the period, more than zero
 * @param maxWait how long a request with one-time codes may wait for a permit before the next provider is tried; zero
 *     to never wait. Other requests wait as long as their messages are worth sending
 */
public record RateLimit(int requests, Duration per, Duration maxWait) {

    public RateLimit {
        if (requests < 1 || per.isNegative() || per.isZero() || maxWait.isNegative()) {
            throw new IllegalArgumentException("requests must be at least 1, per more than zero and maxWait not"
                    + " negative, not " + requests + ", " + per + " and " + maxWait);
        }
    }

    /** Returns a limit of requests per second, with one-time codes waiting up to a second for a permit. */
    public static RateLimit perSecond(int requests) {
        return new RateLimit(requests, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }
}
