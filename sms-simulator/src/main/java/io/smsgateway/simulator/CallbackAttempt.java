package io.smsgateway.simulator;

import java.net.URI;
import java.time.Instant;

/**
 * A request that a vendor made to a callback URL; the check of a URL is not included.
 *
 * @param kind the vendor's kind of callback
 * @param body as sent
 * @param status HTTP status of the response, 0 when none arrived
 * @param number 1 for the first attempt; a duplicate has the number of its original
 * @param at by the simulated clock
 */
public record CallbackAttempt(Enum<?> kind, URI url, String body, int status, int number, Instant at) {

    /** Omits the body, because the text may end up in a log. */
    @Override
    public String toString() {
        return "CallbackAttempt{" + kind + ", " + status + ", number " + number + ", " + at + "}";
    }
}
