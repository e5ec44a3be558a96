package io.smsgateway.simulator.internal.page;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The faults of a vendor as the page words them. */
final class FaultChoice {

    /** A fault that has a button of its own. */
    enum Preset {
        LOSE_NEXT("Lose the next response", Outage.of(Fault.CLOSE_AFTER_READING).times(1)),
        DOWN("Down", Outage.of(Fault.REFUSE)),
        SLOW("Slow", Outage.of(Fault.LATE)),
        EMPTY("Empty account", Outage.of(Fault.EMPTY_BALANCE));

        final String label;
        final Outage outage;

        Preset(String label, Outage outage) {
            this.label = label;
            this.outage = outage;
        }
    }

    /** Faults of one kind. */
    record Group(String label, List<Fault> faults) {}

    /** How late a slow vendor is: less than clients wait. */
    static final Duration SLOW_BY = Duration.ofSeconds(3);

    static final List<Group> GROUPS = List.of(
            new Group("No response", List.of(Fault.REFUSE, Fault.HANG, Fault.CLOSE_AFTER_READING, Fault.RESET)),
            new Group("Error", List.of(Fault.HTTP_500, Fault.HTTP_502_HTML, Fault.HTTP_403_HTML, Fault.THROTTLED)),
            new Group(
                    "Odd response",
                    List.of(Fault.EMPTY_BODY, Fault.HTTP_403_SUCCESS, Fault.HTTP_429_SUCCESS, Fault.SWAPPED_TYPES)),
            new Group("Slow", List.of(Fault.LATE, Fault.DRIP)),
            new Group(
                    "Account",
                    List.of(Fault.EMPTY_BALANCE, Fault.BAD_CREDENTIALS, Fault.HALF_A_BATCH, Fault.CLOCK_OFF)));

    private FaultChoice() {}

    /** Returns the label of the button that starts this outage, or the description of another one. */
    static String shortLabel(Outage outage) {
        return Stream.of(Preset.values())
                .filter(preset -> preset.outage.equals(outage))
                .map(preset -> preset.label)
                .findFirst()
                .orElseGet(() -> label(outage));
    }

    static String label(Fault fault) {
        return switch (fault) {
            case REFUSE -> "Refuses connections";
            case HANG -> "Never responds";
            case CLOSE_AFTER_READING -> "Closes the connection without a response";
            case RESET -> "Resets the connection without a response";
            case HTTP_500 -> "Responds with 500";
            case HTTP_502_HTML -> "Responds with 502 and a page of a proxy";
            case HTTP_403_HTML -> "Responds with 403 and a page of a firewall";
            case HTTP_403_SUCCESS -> "Takes the message, responds with 403";
            case HTTP_429_SUCCESS -> "Takes the message, responds with 429";
            case EMPTY_BODY -> "Responds with 200 without a body";
            case DRIP -> "Responds with a byte every 200 ms";
            case LATE -> "Responds " + SLOW_BY.toSeconds() + " s late";
            case SWAPPED_TYPES -> "Responds with text for numbers and the reverse";
            case HALF_A_BATCH -> "Refuses the second half of the recipients";
            case EMPTY_BALANCE -> "Has no balance";
            case BAD_CREDENTIALS -> "Rejects the credentials";
            case CLOCK_OFF -> "Has a clock that is an hour ahead";
            case THROTTLED -> "Responds with 429";
        };
    }

    /** Returns the fault with its duration, in words. */
    static String label(Outage outage) {
        String times = outage.requests() == Outage.UNTIL_HEALED
                ? ""
                : outage.requests() == 1 ? ", next request" : ", next " + outage.requests() + " requests";
        String taken = outage.fault().choosable() ? (outage.accepting() ? ", message taken" : ", message lost") : "";
        return label(outage.fault()) + times + taken;
    }
}
