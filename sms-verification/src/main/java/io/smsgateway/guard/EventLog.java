package io.smsgateway.guard;

import java.time.Duration;
import java.util.Locale;

/**
 * The last messages of a number or an address, as a text that every store can hold and trim: for each a comma and its time
 * in milliseconds, with 13 digits. The stores in Redis and PostgreSQL follow the same rules in their own languages.
 */
final class EventLog {

    static final long MINUTE = Duration.ofMinutes(1).toMillis();
    static final long HOUR = Duration.ofHours(1).toMillis();
    static final long DAY = Duration.ofDays(1).toMillis();

    /** Characters of an event. */
    static final int WIDTH = 14;

    private EventLog() {}

    /** Returns the text of one event. */
    static String event(long at) {
        return String.format(Locale.ROOT, ",%013d", at);
    }

    /** Returns whether one more event keeps all limits. */
    static boolean permits(String events, SendLimits limits, long now) {
        return wait(events, limits, now) == 0;
    }

    /** Returns after how many milliseconds one more event keeps all limits; 0 for now. */
    static long wait(String events, SendLimits limits, long now) {
        return Math.max(
                wait(events, limits.perMinute(), MINUTE, now),
                Math.max(wait(events, limits.perHour(), HOUR, now), wait(events, limits.perDay(), DAY, now)));
    }

    private static long wait(String events, int limit, long window, long now) {
        int begin = events.length() - limit * WIDTH;
        if (limit == 0 || begin < 0) {
            return 0;
        }
        long oldest = Long.parseLong(events, begin + 1, begin + WIDTH, 10);
        return Math.max(0, oldest + window - now);
    }

    /** Returns the time of the last event; the other where there is none. */
    static long last(String events, long otherwise) {
        int length = events.length();
        return length == 0 ? otherwise : Long.parseLong(events, length - WIDTH + 1, length, 10);
    }

    /** Returns the log with one more event, and as many as the limits need. */
    static String append(String events, SendLimits limits, long now) {
        String all = events + event(now);
        return all.substring(Math.max(0, all.length() - limits.largest() * WIDTH));
    }

    /** Returns the log without one event of that time. */
    static String remove(String events, long at) {
        String event = event(at);
        int begin = events.lastIndexOf(event);
        return begin < 0 ? events : events.substring(0, begin) + events.substring(begin + WIDTH);
    }
}
