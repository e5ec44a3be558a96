package io.smsgateway.client;

import java.time.Duration;
import java.util.Objects;

/** Checks settings when they are set, so that none overflows or waits forever once messages are under way. */
final class Ranges {

    private Ranges() {}

    /** Returns the value; throws with property, range and value where it is outside. */
    static <T extends Comparable<T>> T within(String property, T value, T min, T max) {
        Objects.requireNonNull(value, property);
        check(property, value, min, max, text(max));
        return value;
    }

    /** Checks a pair: both against the bounds, then the value against its maximum. */
    static void ascending(
            String property, Duration value, String maxProperty, Duration max, Duration lowest, Duration highest) {
        within(property, value, lowest, highest);
        within(maxProperty, max, lowest, highest);
        check(property, value, lowest, max, "its maximum of " + text(max));
    }

    private static <T extends Comparable<T>> void check(String property, T value, T min, T max, String upper) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    property + " must be from " + text(min) + " to " + upper + ", not " + text(value));
        }
    }

    /** Returns a duration in its largest whole unit; one of finer or mixed units, or another value, as it prints. */
    private static String text(Object value) {
        if (!(value instanceof Duration duration) || duration.toNanosPart() % 1_000_000 != 0) {
            return value.toString();
        }
        long seconds = duration.toSeconds();
        if (duration.toNanosPart() != 0) {
            return seconds == 0 ? duration.toNanosPart() / 1_000_000 + " ms" : duration.toString();
        }
        if (seconds != 0 && seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
