package io.smsgateway.springboot.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.outbox.OutboxEntry;
import io.smsgateway.outbox.OutboxState;
import io.smsgateway.outbox.OutboxStatus;
import io.smsgateway.outbox.SmsOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Actuator endpoint of the outbox: what waits, the state of a message, pauses. Shows neither numbers nor texts. Read-only unless
 * {@code management.endpoint.smsoutbox.access} is {@code unrestricted}.
 */
@Endpoint(id = "smsoutbox", defaultAccess = Access.READ_ONLY)
public final class OutboxEndpoint {

    private final SmsOutbox outbox;

    OutboxEndpoint(SmsOutbox outbox) {
        this.outbox = outbox;
    }

    /**
     * The queue, which all machines share.
     *
     * @param waiting number of messages that wait, by class
     * @param oldestDue for how long the oldest of them has been due; null where none is due
     * @param claimed number of messages that machines have claimed to send them
     * @param openRequests number of requests that have begun and whose results are not stored
     */
    public record Queue(
            Map<MessageClass, Long> waiting, @Nullable Duration oldestDue, long claimed, long openRequests) {}

    /**
     * A message.
     *
     * @param state its state
     * @param messageClass its class
     * @param created when it was submitted
     * @param changed when its state last changed
     * @param expires when it is no longer worth sending
     * @param result the last result, without number and text; null where there is none
     */
    public record Message(
            OutboxState state,
            MessageClass messageClass,
            Instant created,
            Instant changed,
            Instant expires,
            @Nullable String result) {}

    /** Counts what waits. */
    @ReadOperation
    public Queue queue() {
        OutboxStatus status = outbox.status();
        Map<MessageClass, Long> waiting = new EnumMap<>(MessageClass.class);
        for (MessageClass each : MessageClass.values()) {
            waiting.put(each, status.waiting(each));
        }
        return new Queue(waiting, status.oldestDue(), status.claimed(), status.openRequests());
    }

    /** Returns the message of a key; null, which is "not found" over HTTP, where there is none. */
    @ReadOperation
    public @Nullable Message message(@Selector String key) {
        return outbox.find(key).map(OutboxEndpoint::message).orElse(null);
    }

    private static Message message(OutboxEntry entry) {
        return new Message(
                entry.state(),
                entry.messageClass(),
                entry.created(),
                entry.changed(),
                entry.expires(),
                entry.result() == null ? null : entry.result().toString());
    }

    /**
     * Stops sending messages of a class on all machines, or sends them again.
     *
     * @param messageClass the class: otp, transactional or marketing
     * @param paused true to pause, false to resume
     * @param reason for people; without numbers and texts
     */
    @WriteOperation
    public Queue pause(@Selector MessageClass messageClass, boolean paused, @Nullable String reason) {
        if (paused) {
            outbox.pause(messageClass, reason == null ? "paused by the endpoint" : reason);
        } else {
            outbox.resume(messageClass);
        }
        return queue();
    }

    /** Cancels a message, and returns its state afterwards; null where there is none. */
    @DeleteOperation
    public @Nullable Message cancel(@Selector String key) {
        boolean unused = outbox.cancel(key);
        return message(key);
    }
}
