package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.Optional;

/**
 * Grants the permits of rate limits; each request to a provider with a limit costs one. A vendor limits an account, so
 * machines that use the same account should share their permits. To test an implementation, extend {@code RatesContract} of
 * {@code sms-testkit}.
 *
 * <p><b>Names.</b> Providers are told apart by their ids: an account needs the same id and the same limit on every machine.
 *
 * <p><b>Algorithm.</b> At most {@link RateLimit#requests} requests are permitted in a period of {@link RateLimit#per}. How
 * periods begin is the implementation's choice: those in memory are fixed windows, a token bucket is as good. A refusal
 * takes no permit.
 *
 * <p><b>Errors.</b> After an exception the client uses permits in memory for a second, with the same limit, then asks again,
 * and logs it once a minute. So a failing store refuses nothing, and each machine then uses the whole limit; a vendor that
 * refuses the surplus does so with {@link io.smsgateway.Refusal#THROTTLED}, which is retried.
 *
 * <p><b>Threads.</b> Safe for many threads. A call may block for the time of one round trip; a remote implementation needs a
 * timeout of its own, best under a second. The time is part of what a request may wait.
 */
public interface Rates {

    /** Returns permits in memory, for the clients of one process, in fixed windows that begin with the first request. */
    static Rates inMemory(TimeSource time) {
        return new InMemoryRates(time);
    }

    /**
     * Takes a permit that is valid within a time.
     *
     * @param maxWait zero or longer; {@link RateLimit#maxWait} is already considered
     * @return the permit, with a delay up to {@code maxWait}; empty where none is free in that time
     * @throws RuntimeException when the store fails
     */
    Optional<RatePermit> tryAcquire(ProviderId provider, RateLimit limit, Duration maxWait);
}
