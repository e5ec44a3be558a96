package io.smsgateway.client;

import java.time.Duration;

/**
 * How many requests a provider may be sent in a time.
 *
 * @param requests at least 1
 * @param per more than zero
 * @param maxWait how long a request with one-time codes may wait for its turn before the next provider is asked; zero for
 *     not at all. Others wait as long as they are worth sending
 */
public record RateLimit(int requests, Duration per, Duration maxWait) {

    public RateLimit {
        if (requests < 1 || per.isNegative() || per.isZero() || maxWait.isNegative()) {
            throw new IllegalArgumentException("a rate limit is at least 1 request in more than no time, and waits no"
                    + " less than zero; not " + requests + " in " + per + ", waiting " + maxWait);
        }
    }

    /** This many requests a second, one-time codes waiting up to a second for their turn. */
    public static RateLimit perSecond(int requests) {
        return new RateLimit(requests, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }
}
