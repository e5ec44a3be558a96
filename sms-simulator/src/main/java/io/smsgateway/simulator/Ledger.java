package io.smsgateway.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every message that one vendor really accepted, in that order: what a test compares with what the client believes. What
 * JSMS gives an id and then does not send, as nobody pays it or the number had too many, is not among them.
 * Safe for any number of threads; each query sees one moment.
 */
public final class Ledger {

    private record Copy(String number, String content) {}

    private final Object lock = new Object();
    private List<LedgerEntry> entries = new ArrayList<>();
    private int count;
    private boolean counting;

    Ledger() {}

    /**
     * Whether to count only, and keep nothing of a message, for runs of millions. Off by default. Entries that are
     * there already stay.
     */
    public void countOnly(boolean on) {
        synchronized (lock) {
            counting = on;
        }
    }

    boolean countsOnly() {
        synchronized (lock) {
            return counting;
        }
    }

    /** How many messages were accepted since the last {@link #clear()}. */
    public int count() {
        synchronized (lock) {
            return count;
        }
    }

    /** A copy of all entries, oldest first. */
    public List<LedgerEntry> all() {
        synchronized (lock) {
            return List.copyOf(entries);
        }
    }

    /** The entries of one number, written as the client wrote it, oldest first. */
    public List<LedgerEntry> to(String number) {
        return all().stream().filter(entry -> entry.number().equals(number)).toList();
    }

    /** How many times this number was sent this text. */
    public int copies(String number, String content) {
        return (int) to(number).stream()
                .filter(entry -> entry.content().equals(content))
                .count();
    }

    /** The largest number of times that any number was sent one and the same text; 0 when nothing was sent. */
    public int mostCopies() {
        Map<Copy, Integer> copies = new HashMap<>();
        all().forEach(entry -> copies.merge(new Copy(entry.number(), entry.content()), 1, Integer::sum));
        return copies.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Forgets everything. */
    public void clear() {
        synchronized (lock) {
            entries = new ArrayList<>();
            count = 0;
        }
    }

    void add(List<LedgerEntry> accepted) {
        synchronized (lock) {
            count += accepted.size();
            if (!counting) {
                entries.addAll(accepted);
            }
        }
    }

    @Override
    public String toString() {
        return "Ledger{" + count() + " messages}";
    }
}
