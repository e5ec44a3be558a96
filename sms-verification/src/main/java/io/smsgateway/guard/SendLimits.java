package io.smsgateway.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many messages may be sent in any minute, hour and day. Immutable. A zero stands
 * for no limit.
 */
public final class SendLimits {

    /** No limit. */
    public static final SendLimits NONE = new SendLimits(0, 0, 0);

    private final int perMinute;
    private final int perHour;
    private final int perDay;

    private SendLimits(int perMinute, int perHour, int perDay) {
        this.perMinute = checked("perMinute", perMinute);
        this.perHour = checked("perHour", perHour);
        this.perDay = checked("perDay", perDay);
        if ((perHour > 0 && perMinute > perHour) || (perDay > 0 && Math.max(perMinute, perHour) > perDay)) {
            throw new IllegalArgumentException(
                    "a longer time must not have a lower limit: " + this + "; lower the limit of the shorter time");
        }
    }

    private static int checked(String name, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException(name + " must be 0 for no limit, or more, not " + limit);
        }
        return limit;
    }

    /**
     * Returns limits.
     *
     * @param perMinute maximum in any minute; 0 for no limit, as for the others
     * @throws IllegalArgumentException when a longer time has a lower limit, or one is negative
     */
    public static SendLimits of(int perMinute, int perHour, int perDay) {
        return new SendLimits(perMinute, perHour, perDay);
    }

    /** Returns the maximum in any minute; 0 for no limit. */
    public int perMinute() {
        return perMinute;
    }

    /** Returns the maximum in any hour; 0 for no limit. */
    public int perHour() {
        return perHour;
    }

    /** Returns the maximum in any day; 0 for no limit. */
    public int perDay() {
        return perDay;
    }

    boolean isNone() {
        return largest() == 0;
    }

    int largest() {
        return Math.max(perMinute, Math.max(perHour, perDay));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SendLimits limits && state().equals(limits.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    private List<Integer> state() {
        return List.of(perMinute, perHour, perDay);
    }

    @Override
    public String toString() {
        return "SendLimits{" + perMinute + " a minute, " + perHour + " an hour, " + perDay + " a day}";
    }
}
