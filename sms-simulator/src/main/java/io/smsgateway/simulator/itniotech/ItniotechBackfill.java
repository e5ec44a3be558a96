package io.smsgateway.simulator.itniotech;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client's notification that a code was used.
 *
 * @param product {@code sms} or {@code otp}
 * @param id of the message or the verification, null when missing
 * @param number as given, null when missing
 * @param used the time of use, null when missing
 * @param at by the simulated clock
 */
public record ItniotechBackfill(
        String product,
        @Nullable String id,
        @Nullable String number,
        @Nullable Instant used,
        Instant at) {

    /** Omits the number, because the result may end up in a log. */
    @Override
    public String toString() {
        return "ItniotechBackfill{" + product + ", " + id + ", " + at + "}";
    }
}
