package io.smsgateway.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens to the two vendors of a route, by the minute and second of the play.
 *
 * @param name in the table
 * @param begins when the first vendor falls ill; when it is well again, the outage is over
 * @param perSecond how many messages come at which time
 * @param scenes what happens when
 */
record Outage(String name, Duration begins, Duration ends, Duration curtain, Traffic perSecond, List<Scene> scenes) {

    static final String FIRST = "first";
    static final String SECOND = "second";

    private static final Duration BEGINS = Duration.ofMinutes(1);
    private static final Duration ENDS = Duration.ofMinutes(11);
    private static final Duration CURTAIN = Duration.ofMinutes(15);

    /** One change of one vendor. */
    record Scene(Duration at, String vendor, VendorCondition condition) {}

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
                tenMinutes("both providers refuse connections", both()),
                tenMinutes("first provider refuses connections, then the second never responds", oneAfterTheOther()));
    }

    /** A day with its night, its rush hours, and something wrong with somebody every other hour. */
    static Outage aDay() {
        List<Scene> scenes = new ArrayList<>();
        VendorCondition[] ills = VendorCondition.values();
        for (int hour = 1; hour < 23; hour += 2) {
            Duration at = Duration.ofHours(hour).plusMinutes(30);
            VendorCondition ill = ills[1 + hour / 2 % (ills.length - 1)];
            String vendor = hour % 3 == 0 ? SECOND : FIRST;
            scenes.add(new Scene(at, vendor, ill));
            scenes.add(new Scene(at.plusMinutes(20), vendor, VendorCondition.WELL));
        }
        Duration last = Duration.ofHours(21).plusMinutes(50);
        return new Outage(
                "one day, with a fault of 20 minutes every other hour",
                Duration.ZERO,
                last,
                Duration.ofDays(1),
                Outage::shop,
                scenes);
    }

    /** Hardly anything at night, some by day, and two rushes. */
    private static double shop(Duration at) {
        long minute = at.toMinutes() % 720;
        if (minute >= 570 && minute < 600) {
            return 50;
        }
        return at.toHours() < 7 ? 0.3 : 3;
    }

    private static Outage tenMinutes(String name, List<Scene> scenes) {
        return new Outage(name, BEGINS, ENDS, CURTAIN, at -> 50, scenes);
    }

    private static List<Scene> first(VendorCondition condition) {
        return List.of(new Scene(BEGINS, FIRST, condition), new Scene(ENDS, FIRST, VendorCondition.WELL));
    }

    private static List<Scene> flapping() {
        List<Scene> scenes = new ArrayList<>();
        for (Duration at = BEGINS; at.compareTo(ENDS) < 0; at = at.plusSeconds(10)) {
            scenes.add(new Scene(at, FIRST, VendorCondition.REFUSES));
            scenes.add(new Scene(at.plusSeconds(5), FIRST, VendorCondition.WELL));
        }
        return scenes;
    }

    private static List<Scene> both() {
        return List.of(
                new Scene(BEGINS, FIRST, VendorCondition.REFUSES),
                new Scene(BEGINS, SECOND, VendorCondition.REFUSES),
                new Scene(ENDS, FIRST, VendorCondition.WELL),
                new Scene(ENDS, SECOND, VendorCondition.WELL));
    }

    private static List<Scene> oneAfterTheOther() {
        return List.of(
                new Scene(BEGINS, FIRST, VendorCondition.REFUSES),
                new Scene(BEGINS.plusMinutes(5), SECOND, VendorCondition.SILENT),
                new Scene(ENDS.minusMinutes(1), SECOND, VendorCondition.WELL),
                new Scene(ENDS, FIRST, VendorCondition.WELL));
    }
}
