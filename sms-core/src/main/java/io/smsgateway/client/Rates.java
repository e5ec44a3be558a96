package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import java.time.Duration;

/**
 * Grants the permits of rate limits; each request to a provider with a limit costs one. A vendor limits an account, so
 * machines that share an account should share its permits. To test an implementation, extend {@code RatesContract} of
 * {@code sms-testkit}.
 *
 * <p><b>Names.</b> Providers are told apart by their ids: an account needs the same id and the same limit on every machine.
 *
 * <p><b>Algorithm.</b> At most {@link RateLimit#requests} requests are permitted in any period of {@link RateLimit#per},
 * whenever it begins; windows with fixed boundaries would permit twice as many around a boundary. How permits are spread
 * over a period is the implementation's choice: those in memory come from a token bucket. A refusal takes no permit.
 *
 * <p><b>Classes.</b> A client asks for codes first. An implementation that serves several clients keeps permits for codes,
 * which no other class may take, so that a code does not wait for the messages of another machine.
 *
 * <p><b>Errors.</b> After an exception the client does not ask for a second, and logs it once a minute. Meanwhile codes take
 * permits in memory, as many as {@link #share} says, and messages of other classes wait. An exception in an interrupted thread
 * says nothing about the store: an implementation that is interrupted keeps the thread's interrupt status.
 *
 * <p><b>Threads.</b> Safe for many threads. A call may block for the time of one round trip; a remote implementation needs a
 * timeout of its own, best under a second. The time is part of what a request may wait.
 */
public interface Rates {

    /**
     * Returns permits in memory, for the clients of one process. A limit of fewer than 50 requests is spread evenly: one
     * permit each {@code per / requests}. Of a larger limit a twenty-fifth may be taken at once, and the rest is spread evenly.
     */
    static Rates inMemory(TimeSource time) {
        return new InMemoryRates(time);
    }

    /**
     * Takes a permit for one request. Never waits for a permit and never reserves a later one.
     *
     * @param messageClass of the messages of the request
     * @return zero when the permit was taken; otherwise how long until one may be free, which is positive. Another request
     *     may take that one first
     * @throws RuntimeException when the store fails
     */
    Duration tryAcquire(ProviderId provider, RateLimit limit, MessageClass messageClass);

    /**
     * Gives back a permit whose request was not made; best effort. Call it as soon as this is known: permits are not told
     * apart, so that one that is held into a later period and given back then may add a request to that period.
     *
     * @param messageClass for which it was taken
     * @throws RuntimeException when the store fails; the permit is lost then
     */
    void giveBack(ProviderId provider, RateLimit limit, MessageClass messageClass);

    /**
     * Returns the part of a limit that codes of this machine may use while the store fails; by default the whole limit. A
     * vendor that refuses a surplus does so with {@link io.smsgateway.Refusal#THROTTLED}, which is retried.
     */
    default RateLimit share(RateLimit limit) {
        return limit;
    }
}
