package io.smsgateway.springboot.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.outbox.OutboxEntry;
import io.smsgateway.outbox.OutboxState;
import io.smsgateway.outbox.OutboxStatus;
import io.smsgateway.outbox.RequeueOptions;
import io.smsgateway.outbox.RequeueResult;
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
 * Actuator endpoint of the outbox: what waits, the state of a message, pauses, and what a person puts back. Shows neither numbers nor texts. Read-only unless
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
     * @param paused the classes that are paused, with the reasons
     * @param claimed number of messages that machines have claimed to send them
     * @param openRequests number of requests that have begun and whose results are not stored
     * @param unconfirmed number of unconfirmed messages that are still being reconciled
     * @param untoldOutcomes number of outcomes that the listeners have not been told
     * @param refusedOutcomes number of those that the listeners refused ten times
     */
    public record Queue(
            Map<MessageClass, Long> waiting,
            @Nullable Duration oldestDue,
            Map<MessageClass, String> paused,
            long claimed,
            long openRequests,
            long unconfirmed,
            long untoldOutcomes,
            long refusedOutcomes) {}

    /** What is done with a message. */
    public enum Action {
        /** It is put back into the queue. */
        REQUEUE
    }

    /**
     * What became of putting a message back.
     *
     * @param result whether it is in the queue again, or why not
     * @param message the message afterwards; null where there is none
     */
    public record Requeued(RequeueResult result, @Nullable Message message) {}

    /**
     * Outcomes that are told again.
     *
     * @param retried how many
     */
    public record Retried(int retried) {}

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
        return new Queue(
                waiting,
                status.oldestDue(),
                status.paused(),
                status.claimed(),
                status.openRequests(),
                status.unconfirmed(),
                status.untoldOutcomes(),
                status.refusedOutcomes());
    }

    /**
     * Returns the message of a key; null, which is "not found" over HTTP, where there is none.
     *
     * @param tenant of the key; null for none
     */
    @ReadOperation
    public @Nullable Message message(@Selector String key, @Nullable String tenant) {
        return outbox.find(tenant(tenant), key).map(OutboxEndpoint::message).orElse(null);
    }

    private static String tenant(@Nullable String tenant) {
        return tenant == null ? "" : tenant;
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

    /**
     * Puts a message back into the queue that was refused or has expired.
     *
     * @param tenant of the key; null for none
     * @param secondCopy whether an unconfirmed message is put back as well, which may arrive twice; null for false
     */
    @WriteOperation
    public Requeued act(
            @Selector String key, @Selector Action action, @Nullable String tenant, @Nullable Boolean secondCopy) {
        RequeueOptions options = RequeueOptions.DEFAULTS.withSecondCopy(Boolean.TRUE.equals(secondCopy));
        return new Requeued(outbox.requeue(tenant(tenant), key, options), message(key, tenant));
    }

    /**
     * Tells outcomes again that the listeners refused ten times.
     *
     * @param retryOutcomes true to do so
     */
    @WriteOperation
    public Retried retry(boolean retryOutcomes) {
        return new Retried(retryOutcomes ? outbox.retryOutcomes() : 0);
    }

    /**
     * Cancels a message, and returns its state afterwards; null where there is none.
     *
     * @param tenant of the key; null for none
     */
    @DeleteOperation
    public @Nullable Message cancel(@Selector String key, @Nullable String tenant) {
        boolean unused = outbox.cancel(tenant(tenant), key);
        return message(key, tenant);
    }
}
