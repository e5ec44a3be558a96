package io.smsgateway.itniotech;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A time range of one request, in whole seconds, both ends included. */
record TimeRange(Instant from, Instant to) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /**
     * Splits a time range. Each part begins with the last second of the previous one: whether the vendor includes the
     * end is not documented, and a duplicate is better than a gap.
     *
     * @throws IllegalArgumentException if the end is before the start, or the range is not of this century
     */
    static List<TimeRange> cut(Instant from, Instant to, Duration most) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("'to' is before 'from': " + from + " to " + to);
        }
        if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
            throw new IllegalArgumentException("'from' and 'to' must be in this century, not " + from + " to " + to);
        }
        Instant start = from.truncatedTo(ChronoUnit.SECONDS);
        Instant floor = to.truncatedTo(ChronoUnit.SECONDS);
        Instant end = floor.equals(to) ? to : floor.plusSeconds(1);
        List<TimeRange> spans = new ArrayList<>();
        do {
            Instant cut = start.plus(most);
            Instant last = cut.isBefore(end) ? cut : end;
            spans.add(new TimeRange(start, last));
            start = last;
        } while (start.isBefore(end));
        return spans;
    }
}
