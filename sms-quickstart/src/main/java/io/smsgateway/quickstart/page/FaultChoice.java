package io.smsgateway.quickstart.page;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.Vendor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fault of a simulated vendor that the page offers.
 *
 * @param value the value of the form field
 * @param label the text shown after the vendor's name
 * @param outage what the simulator does
 */
record FaultChoice(String value, String label, Outage outage) {

    static final List<FaultChoice> ALL =
            Stream.of(Fault.values()).flatMap(FaultChoice::of).toList();

    private static Stream<FaultChoice> of(Fault fault) {
        Outage usual = Outage.of(fault);
        if (!fault.choosable()) {
            return Stream.of(new FaultChoice(fault.name(), label(fault), usual));
        }
        return Stream.of(
                new FaultChoice(fault.name() + "-taken", label(fault) + " (message taken)", usual.afterAccepting()),
                new FaultChoice(
                        fault.name() + "-lost", label(fault) + " (message not taken)", usual.withoutAccepting()));
    }

    private static String label(Fault fault) {
        return switch (fault) {
            case REFUSE -> "is down and refuses connections";
            case HANG -> "never responds";
            case CLOSE_AFTER_READING -> "closes the connection instead of responding";
            case RESET -> "resets the connection instead of responding";
            case HTTP_500 -> "responds with 500";
            case HTTP_502_HTML -> "responds with 502 and a proxy's page";
            case HTTP_403_HTML -> "is behind a firewall that responds with 403";
            case HTTP_403_SUCCESS -> "takes the message and responds so with 403";
            case HTTP_429_SUCCESS -> "takes the message and responds so with 429";
            case EMPTY_BODY -> "responds with 200 and no body";
            case DRIP -> "sends a byte every 200 ms";
            case LATE -> "responds 30 s late";
            case SWAPPED_TYPES -> "sends numbers as strings and strings as numbers";
            case HALF_A_BATCH -> "refuses half of each batch";
            case EMPTY_BALANCE -> "reports an empty account, whatever its balance";
            case BAD_CREDENTIALS -> "rejects the credentials";
            case CLOCK_OFF -> "has a clock that is an hour ahead";
            case THROTTLED -> "throttles requests";
        };
    }

    /** Returns the choice with this value. */
    static Optional<FaultChoice> named(String value) {
        return ALL.stream().filter(choice -> choice.value().equals(value)).findFirst();
    }

    /** Returns the vendor's current fault, which may have been set outside the page, and its remaining requests. */
    static Optional<String> now(Vendor vendor) {
        return vendor.outage()
                .flatMap(outage -> ALL.stream()
                        .filter(choice -> choice.outage().fault() == outage.fault()
                                && choice.outage().accepting() == outage.accepting())
                        .findFirst()
                        .map(choice -> choice.label() + end(outage)));
    }

    private static String end(Outage outage) {
        return outage.requests() == Outage.UNTIL_HEALED ? "" : ", " + outage.requests() + " more time(s)";
    }
}
