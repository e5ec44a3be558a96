package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** State of the queue, counted when it was read. Immutable. */
public final class OutboxStatus {

    private final Map<MessageClass, Long> waiting;
    private final Map<MessageClass, String> paused;
    private final @Nullable Duration oldestDue;
    private final long[] counts;

    /**
     * Creates a status.
     *
     * @param counts messages claimed, open requests, unconfirmed messages, outcomes to tell, outcomes that listeners refused
     */
    OutboxStatus(
            Map<MessageClass, Long> waiting,
            Map<MessageClass, String> paused,
            @Nullable Duration oldestDue,
            long[] counts) {
        this.waiting = Map.copyOf(waiting);
        this.paused = Map.copyOf(paused);
        this.oldestDue = oldestDue;
        this.counts = counts.clone();
    }

    /** Returns how many messages of a class wait, including those that are not due yet. */
    public long waiting(MessageClass messageClass) {
        return waiting.getOrDefault(messageClass, 0L);
    }

    /** Returns for how long the oldest waiting message has been due; null where none is due. */
    public @Nullable Duration oldestDue() {
        return oldestDue;
    }

    /** Returns the classes that are paused, with the reasons. */
    public Map<MessageClass, String> paused() {
        return paused;
    }

    /** Returns how many messages machines have claimed to send them. */
    public long claimed() {
        return counts[0];
    }

    /** Returns how many requests have begun whose results are not stored. */
    public long openRequests() {
        return counts[1];
    }

    /** Returns how many unconfirmed messages are still being reconciled. */
    public long unconfirmed() {
        return counts[2];
    }

    /** Returns how many outcomes the listener has not been told, including those that it refused. */
    public long untoldOutcomes() {
        return counts[3];
    }

    /** Returns how many outcomes the listener refused ten times; {@link SmsOutbox#retryOutcomes} tells them again. */
    public long refusedOutcomes() {
        return counts[4];
    }

    @Override
    public String toString() {
        return "OutboxStatus{waiting " + waiting + ", paused " + paused.keySet() + ", oldest due for " + oldestDue
                + ", "
                + claimed() + " claimed, " + openRequests() + " open requests, " + unconfirmed() + " unconfirmed, "
                + untoldOutcomes() + " outcomes to tell, " + refusedOutcomes() + " refused by the listener}";
    }
}
