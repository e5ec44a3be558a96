package io.smsgateway.simulator.internal;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import io.smsgateway.simulator.Ledger;
import io.smsgateway.simulator.LedgerEntry;
import java.util.ArrayList;
import java.util.List;

/** The ledger of one vendor. */
public final class AcceptedMessages implements Ledger {

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
        Multiset<List<String>> copies = HashMultiset.create();
        all().forEach(entry -> copies.add(List.of(entry.number(), entry.content())));
        return copies.entrySet().stream()
                .mapToInt(Multiset.Entry::getCount)
                .max()
                .orElse(0);
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
