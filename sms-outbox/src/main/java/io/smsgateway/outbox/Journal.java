package io.smsgateway.outbox;

import io.smsgateway.Attempt;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.OutboundMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Records requests before their first byte, fenced by the slot that has claimed their messages, and stores results once they
 * are known. Messages that are not of the outbox pass.
 */
final class Journal implements AttemptJournal {

    private final Store store;
    private final Clock clock;
    private final Map<Long, Claimed> claimed = new ConcurrentHashMap<>();
    private final Map<Long, Instant> begun = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Journal(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void add(Claimed message) {
        claimed.put(message.claim(), message);
    }

    void remove(Claimed message) {
        claimed.remove(message.claim());
        message.requests().forEach(begun::remove);
    }

    /** Refuses all requests from now on. */
    void stop() {
        stopping = true;
    }

    @Override
    public Optional<Refused> begin(ProviderId provider, List<OutboundMessage> messages) {
        Map<SlotLease, Map<Claimed, OutboundMessage>> slots = new LinkedHashMap<>();
        for (OutboundMessage message : messages) {
            if (message.metadata().containsKey(Claimed.ENTRY)) {
                Claimed row = claimed(message);
                if (row == null || stopping) {
                    return refusal("the outbox is stopping, or has given the message back");
                }
                slots.computeIfAbsent(row.slot(), slot -> new LinkedHashMap<>()).put(row, message);
            }
        }
        for (Map.Entry<SlotLease, Map<Claimed, OutboundMessage>> slot : slots.entrySet()) {
            if (!begin(slot.getKey(), provider, slot.getValue())) {
                return refusal("another machine has taken the slot of this one; nothing was sent");
            }
        }
        return Optional.empty();
    }

    private boolean begin(SlotLease slot, ProviderId provider, Map<Claimed, OutboundMessage> messages) {
        long request = store.newRequest();
        // known before the insert, which may be committed although it fails
        messages.keySet().forEach(row -> row.requests().add(request));
        begun.put(request, clock.instant());
        boolean held = store.begin(slot, request, provider, JournaledMessages.write(messages));
        if (!held) {
            begun.remove(request);
            messages.keySet().forEach(row -> row.requests().remove(request));
        }
        return held;
    }

    private @Nullable Claimed claimed(OutboundMessage message) {
        String mark = message.metadata().get(Claimed.ENTRY);
        return mark == null ? null : claimed.get(Long.parseLong(mark));
    }

    private static Optional<Refused> refusal(String why) {
        return Optional.of(new Refused(ProviderId.NONE, Refusal.CANCELLED, why));
    }

    @Override
    public void end(ProviderId provider, List<OutboundMessage> messages, List<SendResult> results) {
        Map<SlotLease, List<Claimed>> slots = new LinkedHashMap<>();
        Map<Claimed, SendResult> known = new LinkedHashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            Claimed row = claimed(messages.get(i));
            if (row != null) {
                slots.computeIfAbsent(row.slot(), slot -> new ArrayList<>()).add(row);
                known.put(row, results.get(i));
            }
        }
        slots.forEach((slot, rows) -> end(slot, rows, known));
    }

    /** All messages of a slot in one request have the same open requests: an earlier one has ended. */
    private void end(SlotLease slot, List<Claimed> rows, Map<Claimed, SendResult> results) {
        Set<Long> requests = Set.copyOf(rows.get(0).requests());
        Instant at = requests.stream()
                .map(begun::get)
                .filter(found -> found != null)
                .min(Instant::compareTo)
                .orElseGet(clock::instant);
        Duration took = Duration.between(at, clock.instant());
        List<Outcome> outcomes = new ArrayList<>();
        Map<Claimed, SendResult> stored = new LinkedHashMap<>();
        for (Claimed row : rows) {
            SendResult result = results.get(row);
            if (result != null && !(result instanceof Refused)) {
                SendResult whole = row.whole(result, List.of(Attempt.of(result, at, took)));
                outcomes.add(store.outcome(row, whole));
                stored.put(row, whole);
            }
        }
        requests.forEach(begun::remove);
        store.settle(slot, outcomes, requests);
        rows.forEach(row -> row.requests().removeAll(requests));
        stored.forEach(Claimed::stored);
    }
}
