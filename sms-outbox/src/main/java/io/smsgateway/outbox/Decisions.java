package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.SendResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of the messages of a claimed list. */
final class Decisions {

    final List<Outcome> outcomes = new ArrayList<>();

    /** Messages that go back: pairs of a pause in milliseconds and an id. */
    final List<@Nullable Object[]> pauses = new ArrayList<>();

    /** Messages of paused campaigns. */
    final List<Long> held = new ArrayList<>();

    /** Requests that have ended. */
    final Set<Long> requests = new HashSet<>();

    /** Stores all of it; may be repeated where it failed. */
    void store(Store store, SlotLease slot) {
        if (!outcomes.isEmpty() || !requests.isEmpty()) {
            store.settle(slot, outcomes, requests);
        }
        if (!pauses.isEmpty()) {
            store.giveBack(slot, pauses);
        }
        if (!held.isEmpty()) {
            store.hold(slot, held);
        }
    }

    /** Counts what was stored here, and what the journal has stored. */
    void count(OutboxThroughput throughput, MessageClass messageClass, List<Claimed> claimed) {
        Set<Long> counted = new HashSet<>();
        for (Outcome outcome : outcomes) {
            counted.add(outcome.id());
            throughput.addSettled(messageClass, outcome.state());
        }
        for (Claimed row : claimed) {
            SendResult stored = row.stored();
            if (stored != null && !counted.contains(row.id())) {
                throughput.addSettled(messageClass, Store.state(stored));
            }
        }
    }
}
