package io.smsgateway.simulator.internal;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts events by key in windows that move with the clock. Not safe for concurrent use. */
public final class SlidingWindows {

    private final ListMultimap<Object, Instant> events = ArrayListMultimap.create();

    /** Returns whether fewer events than this were counted for the key in the window that ends now. */
    public boolean hasRoom(Object key, int max, Duration window, Instant now) {
        List<Instant> times = events.get(key);
        times.removeIf(at -> !at.plus(window).isAfter(now));
        return times.size() < max;
    }

    /** Counts an event. */
    public void count(Object key, Instant now) {
        events.put(key, now);
    }

    /** Removes all events. */
    public void clear() {
        events.clear();
    }
}
