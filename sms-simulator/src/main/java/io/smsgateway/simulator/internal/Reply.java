package io.smsgateway.simulator.internal;

import java.time.Instant;

/**
 * An inbound message, which a person sent to the application.
 *
 * @param number of the person, as the vendor writes it
 * @param to number of the account, empty where the vendor names none
 * @param at by the simulated clock
 */
public record Reply(String number, String to, String text, Instant at) {

    /** Omits number and text, because the result may end up in a log. */
    @Override
    public String toString() {
        return "Reply{" + at + "}";
    }
}
