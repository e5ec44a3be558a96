package io.smsgateway.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens to the two vendors of a route, by minute and second of the simulation.
 *
 * @param name in the table
 * @param begins when the first vendor becomes unhealthy; when it is healthy again, the outage is over
 * @param perSecond how many messages come at which time
 * @param changes what happens when
 */
record Outage(
        String name, Duration begins, Duration ends, Duration simulationEnd, Traffic perSecond, List<Change> changes) {

    static final String FIRST = "first";
    static final String SECOND = "second";

    private static final Duration BEGINS = Duration.ofMinutes(1);
    private static final Duration ENDS = Duration.ofMinutes(11);
    private static final Duration SIMULATION_END = Duration.ofMinutes(15);

    /** One change of one vendor. */
    record Change(Duration at, String vendor, VendorCondition condition) {}

    /** How many messages a second come at a time. */
    interface Traffic {
        double perSecond(Duration at);
    }

    static List<Outage> ofTenMinutes() {
        return List.of(
                tenMinutes("no fault", List.of()),
                tenMinutes("first provider refuses connections", first(VendorCondition.REFUSES)),
                tenMinutes("first provider is unreachable", first(VendorCondition.UNREACHABLE)),
                tenMinutes("first provider never responds", first(VendorCondition.SILENT)),
                tenMinutes("first provider returns server errors", first(VendorCondition.ERRING)),
                tenMinutes("first provider is slow", first(VendorCondition.SLOW)),
                tenMinutes("first provider is up and down every 5 s", flapping()),
                tenMinutes("first provider has no credit, then is topped up", first(VendorCondition.EMPTY)),
                withoutAProvider("both providers refuse connections", both()),
                withoutAProvider(
                        "first provider refuses connections, then the second never responds", oneAfterTheOther()));
    }

    /** A day with its night, its rush hours, and a fault every other hour. */
    static Outage aDay() {
        List<Change> changes = new ArrayList<>();
        VendorCondition[] conditions = VendorCondition.values();
        for (int hour = 1; hour < 23; hour += 2) {
            Duration at = Duration.ofHours(hour).plusMinutes(30);
            VendorCondition condition = conditions[1 + hour / 2 % (conditions.length - 1)];
            String vendor = hour % 3 == 0 ? SECOND : FIRST;
            changes.add(new Change(at, vendor, condition));
            changes.add(new Change(at.plusMinutes(20), vendor, VendorCondition.WELL));
        }
        Duration last = Duration.ofHours(21).plusMinutes(50);
        return new Outage(
                "one day, with a fault of 20 minutes every other hour",
                Duration.ZERO,
                last,
                Duration.ofDays(1),
                Outage::shop,
                changes);
    }

    /** Hardly anything at night, some by day, and two rushes. */
    private static double shop(Duration at) {
        long minute = at.toMinutes() % 720;
        if (minute >= 570 && minute < 600) {
            return 50;
        }
        return at.toHours() < 7 ? 0.3 : 3;
    }

    private static Outage tenMinutes(String name, List<Change> changes) {
        return new Outage(name, BEGINS, ENDS, SIMULATION_END, at -> 50, changes);
    }

    /** Fewer messages, because each waits for a provider until its deadline, on a thread of its own. */
    private static Outage withoutAProvider(String name, List<Change> changes) {
        return new Outage(name, BEGINS, ENDS, SIMULATION_END, at -> 10, changes);
    }

    private static List<Change> first(VendorCondition condition) {
        return List.of(new Change(BEGINS, FIRST, condition), new Change(ENDS, FIRST, VendorCondition.WELL));
    }

    private static List<Change> flapping() {
        List<Change> changes = new ArrayList<>();
        for (Duration at = BEGINS; at.compareTo(ENDS) < 0; at = at.plusSeconds(10)) {
            changes.add(new Change(at, FIRST, VendorCondition.REFUSES));
            changes.add(new Change(at.plusSeconds(5), FIRST, VendorCondition.WELL));
        }
        return changes;
    }

    private static List<Change> both() {
        return List.of(
                new Change(BEGINS, FIRST, VendorCondition.REFUSES),
                new Change(BEGINS, SECOND, VendorCondition.REFUSES),
                new Change(ENDS, FIRST, VendorCondition.WELL),
                new Change(ENDS, SECOND, VendorCondition.WELL));
    }

    private static List<Change> oneAfterTheOther() {
        return List.of(
                new Change(BEGINS, FIRST, VendorCondition.REFUSES),
                new Change(BEGINS.plusMinutes(5), SECOND, VendorCondition.SILENT),
                new Change(ENDS.minusMinutes(1), SECOND, VendorCondition.WELL),
                new Change(ENDS, FIRST, VendorCondition.WELL));
    }
}
