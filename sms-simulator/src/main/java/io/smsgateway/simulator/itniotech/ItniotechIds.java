package io.smsgateway.simulator.itniotech;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** Message ids: 19 digits, the time at +08:00 as yyMMddHHmmss and a counter that starts at 1000000. */
final class ItniotechIds {

    private static final int FIRST = 1_000_000;
    private static final int ALL = 9_000_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneOffset.ofHours(8));

    private final AtomicInteger counter = new AtomicInteger();

    String next(String time) {
        return time + (FIRST + Math.floorMod(counter.getAndIncrement(), ALL));
    }

    static String time(Instant now) {
        return TIME.format(now);
    }
}
