package io.smsgateway.guard;

import io.smsgateway.jdbc.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts a message in a database. */
abstract class CountStatements {

    /** Marks the row of a block; its slot is 0, its columns hold the end and the level. */
    static final String BLOCK = "b:";

    static CountStatements of(GuardDatabase database, Database product) {
        return product == Database.POSTGRESQL
                ? new PostgreSqlCounting(database)
                : new PortableCounting(
                        database, product == Database.H2 ? "" : "set transaction isolation level read committed");
    }

    abstract Counts count(Send send);

    /** What was read while counting. */
    static final class Reading {

        private final Map<String, NavigableMap<Long, long[]>> slots = new HashMap<>();
        private @Nullable PrefixBlock block;

        /** Takes a row of {@code sms_guard_count}. */
        void add(String id, long slot, long used, long verified) {
            if (id.startsWith(BLOCK)) {
                block = JdbcGuardStore.block(id, used, verified);
            } else {
                slots.computeIfAbsent(id, none -> new TreeMap<>()).put(slot, new long[] {used, verified});
            }
        }

        /** Takes a row as it was before the statement, unless it is there as the statement left it. */
        void addIfAbsent(String id, long slot, long used, long verified) {
            NavigableMap<Long, long[]> known = slots.get(id);
            if (known == null || !known.containsKey(slot)) {
                add(id, slot, used, verified);
            }
        }

        /** Takes back what the message itself added. */
        void subtract(List<Send.Counter> counters) {
            counters.forEach(counter -> {
                long[] values =
                        slots.getOrDefault(counter.id(), new TreeMap<>()).get(counter.slot());
                if (values != null) {
                    values[0] -= counter.add();
                }
            });
        }

        Counts counts(boolean counted, List<String> events) {
            return new Counts(counted, events, slots, block);
        }
    }

    /** Returns the rows that a message reads: id, first and last slot of each range. */
    static List<Object[]> ranges(Send send) {
        List<Object[]> ranges = new ArrayList<>();
        send.counters().forEach(counter -> ranges.add(new Object[] {counter.id(), counter.first(), counter.slot()}));
        ranges.add(new Object[] {BLOCK + send.prefix(), 0L, 0L});
        return ranges;
    }
}
