package io.smsgateway.client;

import java.time.Duration;

/**
 * How many requests a provider may be sent in a time.
 *
 * @param requests at least 1
 * @param per more than zero
 * @param maxWait how long a request may wait for its turn before it is held back; zero for not at all
 */
public record RateLimit(int requests, Duration per, Duration maxWait) {

    public RateLimit {
        if (requests < 1 || per.isNegative() || per.isZero() || maxWait.isNegative()) {
            throw new IllegalArgumentException("a rate limit is at least 1 request in more than no time, and waits no"
                    + " less than zero; not " + requests + " in " + per + ", waiting " + maxWait);
        }
    }

    /** This many requests a second, each waiting up to a second for its turn. */
    public static RateLimit perSecond(int requests) {
        return new RateLimit(requests, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }
}
