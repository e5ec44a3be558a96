package io.smsgateway.simulator.internal;

import io.smsgateway.simulator.Ledger;
import io.smsgateway.simulator.LedgerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ledger of one vendor. */
public final class AcceptedMessages implements Ledger {

    private record Copy(String number, String content) {}

    private final Object lock = new Object();
    private List<LedgerEntry> entries = new ArrayList<>();
    private int count;
    private boolean counting;

    @Override
    public void countOnly(boolean on) {
        synchronized (lock) {
            counting = on;
        }
    }

    /** Returns whether messages are counted but not kept. */
    public boolean countsOnly() {
        synchronized (lock) {
            return counting;
        }
    }

    @Override
    public int count() {
        synchronized (lock) {
            return count;
        }
    }

    @Override
    public List<LedgerEntry> all() {
        synchronized (lock) {
            return List.copyOf(entries);
        }
    }

    @Override
    public List<LedgerEntry> to(String number) {
        return all().stream().filter(entry -> entry.number().equals(number)).toList();
    }

    @Override
    public int copies(String number, String content) {
        return (int) to(number).stream()
                .filter(entry -> entry.content().equals(content))
                .count();
    }

    @Override
    public int maxCopies() {
        Map<Copy, Integer> copies = new HashMap<>();
        all().forEach(entry -> copies.merge(new Copy(entry.number(), entry.content()), 1, Integer::sum));
        return copies.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    @Override
    public void clear() {
        synchronized (lock) {
            entries = new ArrayList<>();
            count = 0;
        }
    }

    /** Adds accepted messages. */
    public void add(List<LedgerEntry> accepted) {
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
