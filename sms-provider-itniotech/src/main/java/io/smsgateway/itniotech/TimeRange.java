package io.smsgateway.itniotech;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A time that one request may ask for, in whole seconds, both ends in it. */
record TimeRange(Instant from, Instant to) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /**
     * Cuts a time. Each span begins with the last second of the one before: whether the vendor counts the end in is
     * documented nowhere, and twice is better than never.
     *
     * @throws IllegalArgumentException when the time ends before it begins, or is not of this century
     */
    static List<TimeRange> cut(Instant from, Instant to, Duration most) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the time ends before it begins: " + from + " to " + to);
        }
        if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
            throw new IllegalArgumentException("a time of this century is asked for, not " + from + " to " + to);
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
