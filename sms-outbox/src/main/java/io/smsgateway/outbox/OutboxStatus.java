package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** State of the queue, counted when it was read. Immutable. */
public final class OutboxStatus {

    private final Map<MessageClass, Long> waiting;
    private final @Nullable Duration oldestDue;
    private final long claimed;
    private final long openRequests;

    OutboxStatus(Map<MessageClass, Long> waiting, @Nullable Duration oldestDue, long claimed, long openRequests) {
        this.waiting = Map.copyOf(waiting);
        this.oldestDue = oldestDue;
        this.claimed = claimed;
        this.openRequests = openRequests;
    }

    /** Returns how many messages of a class wait, including those that are not due yet. */
    public long waiting(MessageClass messageClass) {
        return waiting.getOrDefault(messageClass, 0L);
    }

    /** Returns for how long the oldest waiting message has been due; null where none is due. */
    public @Nullable Duration oldestDue() {
        return oldestDue;
    }

    /** Returns how many messages machines have claimed to send them. */
    public long claimed() {
        return claimed;
    }

    /** Returns how many requests have begun whose results are not stored. */
    public long openRequests() {
        return openRequests;
    }

    @Override
    public String toString() {
        return "OutboxStatus{waiting " + waiting + ", oldest due for " + oldestDue + ", " + claimed + " claimed, "
                + openRequests + " open requests}";
    }
}
