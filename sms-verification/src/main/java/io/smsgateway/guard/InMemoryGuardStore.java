package io.smsgateway.guard;

import io.smsgateway.TimeSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counters in this process, for a single machine. They are gone when it ends. Keeps 200,000 numbers and addresses at most,
 * and forgets those first that had no message for the longest time.
 */
public final class InMemoryGuardStore extends GuardStore {

    private static final int MAX_LOGS = 200_000;

    private record Events(String text, long at) {}

    private record Series(Slots slots, TreeMap<Long, long[]> values) {

        /** Removes what is older than the slots are kept. */
        Series trimmed(long now) {
            values.headMap(slots.of(now) - slots.keptSlots()).clear();
            return this;
        }
    }

    private final TimeSource time;
    private final Object lock = new Object();
    /** In the order of the last event. */
    private final Map<String, Events> logs = new LinkedHashMap<>();

    private final Map<String, Series> counters = new HashMap<>();
    private final Map<String, PrefixBlock> blocks = new HashMap<>();
    private long sweptAt;

    /** Creates a store without counters. */
    public InMemoryGuardStore() {
        this(TimeSource.system());
    }

    /** Creates a store without counters that forgets by this time. */
    public InMemoryGuardStore(TimeSource time) {
        this.time = time;
        this.sweptAt = time.clock().millis();
    }

    @Override
    Counts count(Send send) {
        synchronized (lock) {
            sweep();
            List<String> events =
                    send.logs().stream().map(log -> events(log.id())).toList();
            Map<String, NavigableMap<Long, long[]>> before = new HashMap<>();
            send.counters().forEach(counter -> before.put(counter.id(), read(counter)));
            boolean permitted = send.isPermitted(events);
            if (permitted) {
                send.logs().forEach(log -> put(log.id(), EventLog.append(events(log.id()), log.limits(), send.at())));
                send.counters().forEach(counter -> add(counter, counter.add(), 0));
            }
            return new Counts(permitted, events, before, blocks.get(send.prefix()));
        }
    }

    @Override
    String events(String log) {
        synchronized (lock) {
            Events events = logs.get(log);
            return events == null ? "" : events.text();
        }
    }

    private void put(String id, String events) {
        logs.remove(id);
        logs.put(id, new Events(events, time.clock().millis()));
    }

    private NavigableMap<Long, long[]> read(Send.Counter counter) {
        NavigableMap<Long, long[]> copy = new TreeMap<>();
        Series series = counters.get(counter.id());
        if (series != null) {
            series.values()
                    .subMap(counter.first(), true, counter.slot(), true)
                    .forEach((slot, values) -> copy.put(slot, values.clone()));
        }
        return copy;
    }

    private void add(Send.Counter counter, long used, long verified) {
        if (used == 0 && verified == 0) {
            return;
        }
        long[] values = counters.computeIfAbsent(counter.id(), id -> new Series(counter.slots(), new TreeMap<>()))
                .values()
                .computeIfAbsent(counter.slot(), slot -> new long[2]);
        values[0] += used;
        values[1] += verified;
    }

    @Override
    void undo(Send send) {
        synchronized (lock) {
            send.logs().forEach(log -> put(log.id(), EventLog.remove(events(log.id()), send.at())));
            send.counters().forEach(counter -> add(counter, -counter.add(), 0));
        }
    }

    @Override
    void verified(List<Send.Counter> verified) {
        synchronized (lock) {
            sweep();
            verified.forEach(counter -> add(counter, 0, 1));
        }
    }

    @Override
    boolean replace(@Nullable PrefixBlock seen, PrefixBlock block) {
        synchronized (lock) {
            if (!Objects.equals(blocks.get(block.prefix()), seen)) {
                return false;
            }
            blocks.put(block.prefix(), block);
            return true;
        }
    }

    @Override
    List<PrefixBlock> blocks() {
        synchronized (lock) {
            return List.copyOf(blocks.values());
        }
    }

    private void sweep() {
        long now = time.clock().millis();
        Iterator<Events> oldest = logs.values().iterator();
        while (oldest.hasNext() && (now - oldest.next().at() >= EventLog.DAY || logs.size() >= MAX_LOGS)) {
            oldest.remove();
        }
        if (now - sweptAt >= EventLog.HOUR) {
            sweptAt = now;
            counters.values().removeIf(series -> series.trimmed(now).values().isEmpty());
            blocks.values().removeIf(block -> now - block.until().toEpochMilli() > EventLog.DAY);
        }
    }

    @Override
    public String toString() {
        synchronized (lock) {
            return "InMemoryGuardStore{" + logs.size() + " numbers and addresses, " + counters.size() + " counters}";
        }
    }
}
