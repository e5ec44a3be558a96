package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many messages one process has submitted and settled since it opened the outbox. Safe for many threads. */
public final class OutboxThroughput {

    /** What is counted. */
    private record Settled(MessageClass messageClass, OutboxState state) {}

    private final Map<MessageClass, LongAdder> submitted = new ConcurrentHashMap<>();
    private final Map<Settled, LongAdder> settled = new ConcurrentHashMap<>();

    OutboxThroughput() {}

    /**
     * Returns how many messages of a class were added. Those that are submitted with a connection are counted before it is
     * committed.
     */
    public long submitted(MessageClass messageClass) {
        LongAdder count = submitted.get(messageClass);
        return count == null ? 0 : count.sum();
    }

    /**
     * Returns how many messages of a class came to a state by being sent, or by expiring before. A message that is unconfirmed and
     * sent again counts twice; what is cancelled or reconciled does not count.
     */
    public long settled(MessageClass messageClass, OutboxState state) {
        LongAdder count = settled.get(new Settled(messageClass, state));
        return count == null ? 0 : count.sum();
    }

    void addSubmitted(List<SmsMessage> messages, List<SubmitResult> results) {
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).isNew()) {
                submitted
                        .computeIfAbsent(messages.get(i).messageClass(), key -> new LongAdder())
                        .increment();
            }
        }
    }

    /** Counts what the sender has stored, and what the journal has stored of the messages that were claimed. */
    void addSettled(MessageClass messageClass, List<Claimed> claimed, List<Outcome> outcomes) {
        Set<Long> counted = new HashSet<>();
        for (Outcome outcome : outcomes) {
            counted.add(outcome.id());
            addSettled(messageClass, outcome.state());
        }
        for (Claimed row : claimed) {
            SendResult stored = row.stored();
            if (stored != null && !counted.contains(row.id())) {
                addSettled(messageClass, Store.state(stored));
            }
        }
    }

    private void addSettled(MessageClass messageClass, OutboxState state) {
        settled.computeIfAbsent(new Settled(messageClass, state), key -> new LongAdder())
                .increment();
    }

    @Override
    public String toString() {
        return "OutboxThroughput{submitted " + submitted + ", settled " + settled + "}";
    }
}
