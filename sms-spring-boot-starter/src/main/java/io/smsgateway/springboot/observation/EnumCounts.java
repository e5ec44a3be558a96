package io.smsgateway.springboot.observation;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by a value, for endpoints. Safe for many threads. Internal: may change without notice. */
public final class EnumCounts {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** Adds one. */
    public void add(Enum<?> value) {
        counts.computeIfAbsent(value.name(), name -> new LongAdder()).increment();
    }

    /** Returns the counts by name; without values that were never added. */
    public Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((name, count) -> all.put(name, count.sum()));
        return all;
    }
}
