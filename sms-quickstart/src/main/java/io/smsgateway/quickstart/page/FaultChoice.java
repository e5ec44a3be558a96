package io.smsgateway.quickstart.page;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.Vendor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that can be wrong with a vendor.
 *
 * @param value as the form sends it
 * @param label as people read it, after the vendor's name
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
            case HANG -> "never answers";
            case CLOSE_AFTER_READING -> "closes the connection instead of answering";
            case RESET -> "resets the connection instead of answering";
            case HTTP_500 -> "answers 500";
            case HTTP_502_HTML -> "answers 502 with a proxy's page";
            case HTTP_403_HTML -> "is behind a firewall that answers 403";
            case EMPTY_BODY -> "answers 200 with nothing";
            case DRIP -> "answers a byte every 200 ms";
            case LATE -> "answers 30 s late";
            case SWAPPED_TYPES -> "answers numbers as text and text as numbers";
            case HALF_A_BATCH -> "refuses half of each batch";
            case EMPTY_BALANCE -> "finds the account empty, whatever its balance";
            case BAD_CREDENTIALS -> "finds the credentials wrong";
            case CLOCK_OFF -> "has a clock that is an hour ahead";
            case THROTTLED -> "asks to slow down";
        };
    }

    /** The one that the form named. */
    static Optional<FaultChoice> named(String value) {
        return ALL.stream().filter(choice -> choice.value().equals(value)).findFirst();
    }

    /** What is wrong with the vendor now, and for how long where an end is set; that can be done beside the page. */
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
