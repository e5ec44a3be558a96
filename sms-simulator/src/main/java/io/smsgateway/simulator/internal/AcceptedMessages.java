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

    private List<LedgerEntry> entries = new ArrayList<>();
    private int count;
    private boolean counting;

    @Override
    public synchronized void countOnly(boolean on) {
        counting = on;
    }

    /** Returns whether messages are counted but not kept. */
    public synchronized boolean countsOnly() {
        return counting;
    }

    @Override
    public synchronized int count() {
        return count;
    }

    @Override
    public synchronized List<LedgerEntry> all() {
        return List.copyOf(entries);
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
    public synchronized void clear() {
        entries = new ArrayList<>();
        count = 0;
    }

    /** Adds accepted messages. */
    public synchronized void add(List<LedgerEntry> accepted) {
        count += accepted.size();
        if (!counting) {
            entries.addAll(accepted);
        }
    }

    @Override
    public String toString() {
        return "Ledger{" + count() + " messages}";
    }
}
