package io.smsgateway.simulator.itniotech;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody told Itniotech of a code that was really used.
 *
 * @param product {@code sms} or {@code otp}
 * @param id of the message or the verification, null where none was given
 * @param number as it was given, null where none was
 * @param used when, null where that was not said
 * @param at by the simulated clock
 */
public record ItniotechBackfill(
        String product,
        @Nullable String id,
        @Nullable String number,
        @Nullable Instant used,
        Instant at) {

    /** Leaves out the number, for this may end up in a log. */
    @Override
    public String toString() {
        return "ItniotechBackfill{" + product + ", " + id + ", " + at + "}";
    }
}
