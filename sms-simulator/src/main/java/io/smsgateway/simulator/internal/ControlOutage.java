package io.smsgateway.simulator.internal;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Reads an outage from a path and a query. */
public final class ControlOutage {

    private ControlOutage() {}

    public static Outage read(String name, Map<String, String> query) throws ControlRefusal {
        Fault fault = fault(name);
        String times = query.getOrDefault("times", "");
        boolean accepting = switch (query.getOrDefault("accepting", "")) {
            case "" -> fault.accepting();
            case "true" -> true;
            case "false" -> false;
            default -> throw ControlRefusal.bad("accepting is true or false");
        };
        return new Outage(fault, times.isEmpty() ? Outage.UNTIL_HEALED : number(times), accepting);
    }

    private static Fault fault(String name) throws ControlRefusal {
        String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.name().equals(wanted))
                .findAny()
                .orElseThrow(() -> ControlRefusal.unknown(
                        "there is no fault '" + name + "'; there are " + Arrays.toString(Fault.values())));
    }

    private static int number(String times) throws ControlRefusal {
        try {
            return Integer.parseInt(times);
        } catch (NumberFormatException e) {
            throw ControlRefusal.bad("times is a whole number of requests, not '" + times + "'");
        }
    }
}
