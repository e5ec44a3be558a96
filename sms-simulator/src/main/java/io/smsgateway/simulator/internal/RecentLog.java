package io.smsgateway.simulator.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest entries of a log; safe for concurrent use. */
public final class RecentLog<T> {

    private final int max;
    private final Deque<T> entries = new ArrayDeque<>();

    RecentLog(int max) {
        this.max = max;
    }

    synchronized void add(T entry) {
        if (entries.size() == max) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /** Returns a copy of the entries, oldest first. */
    public synchronized List<T> all() {
        return List.copyOf(entries);
    }

    /** Removes all entries. */
    public synchronized void clear() {
        entries.clear();
    }
}
