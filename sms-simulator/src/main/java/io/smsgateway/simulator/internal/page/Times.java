package io.smsgateway.simulator.internal.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times in the time zone of this machine. */
final class Times {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH);

    private Times() {}

    static String day(Instant at) {
        return of(DAY, at);
    }

    static String time(Instant at) {
        return of(TIME, at);
    }

    static String full(Instant at) {
        return of(FULL, at);
    }

    /** Returns the time of a moment of today, or the day of another one. */
    static String brief(Instant at, Instant now) {
        return of(day(at).equals(day(now)) ? TIME : SHORT_DAY, at);
    }

    private static String of(DateTimeFormatter format, Instant at) {
        return format.format(at.atZone(ZoneId.systemDefault()));
    }
}
