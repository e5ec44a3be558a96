package io.smsgateway.client;

import java.time.Duration;

/** Permit for one request. */
public interface RatePermit {

    /** Returns how long to wait before the request may be made; zero to make it at once. */
    Duration delay();

    /**
     * Gives the permit back, because its request was not made; another request may take it, as far as its time has not
     * passed. A second call does nothing.
     *
     * @throws RuntimeException when the store fails; the permit is lost then
     */
    void giveBack();
}
