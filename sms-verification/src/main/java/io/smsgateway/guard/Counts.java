package io.smsgateway.guard;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** What a store held before it counted a message. */
final class Counts {

    private final boolean counted;
    private final List<String> events;
    private final Map<String, NavigableMap<Long, long[]>> slots;
    private final @Nullable PrefixBlock block;

    /**
     * Creates counts.
     *
     * @param counted whether the message was counted; false where an enforced log does not permit it
     * @param events of each log
     * @param slots by the id of their counter: what was used, and what was verified
     */
    Counts(
            boolean counted,
            List<String> events,
            Map<String, NavigableMap<Long, long[]>> slots,
            @Nullable PrefixBlock block) {
        this.counted = counted;
        this.events = events;
        this.slots = slots;
        this.block = block;
    }

    boolean isCounted() {
        return counted;
    }

    String events(int log) {
        return events.get(log);
    }

    @Nullable
    PrefixBlock block() {
        return block;
    }

    /** Returns what was used in slots, both included. */
    long used(String id, long first, long last) {
        return sum(id, first, last, 0);
    }

    /** Returns what was verified in slots, both included. */
    long verified(String id, long first, long last) {
        return sum(id, first, last, 1);
    }

    private long sum(String id, long first, long last, int index) {
        NavigableMap<Long, long[]> all = slots.get(id);
        if (all == null || first > last) {
            return 0;
        }
        return all.subMap(first, true, last, true).values().stream()
                .mapToLong(values -> values[index])
                .sum();
    }
}
