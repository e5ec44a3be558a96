package io.smsgateway.client;

import io.smsgateway.Deadline;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.TimeSource;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides how messages wait for a provider: which of them may share a request, and how long each waits. */
final class WaitingPolicy {

    /** How long a message waits while another provider may take it; a marketing message does not leave a busy provider. */
    private static final PerMessageClass<Duration> PATIENCE =
            new PerMessageClass<>(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofDays(1));

    private final SmsProvider provider;
    private final PerMessageClass<Integer> chunkSizes;
    private final Set<MessageClass> sharedRequests;
    private final TimeSource time;

    /**
     * Creates a policy.
     *
     * @param sharedRequests the classes whose messages of different calls may share a request
     */
    WaitingPolicy(
            SmsProvider provider,
            PerMessageClass<Integer> chunkSizes,
            Set<MessageClass> sharedRequests,
            TimeSource time) {
        this.provider = provider;
        this.chunkSizes = chunkSizes;
        this.sharedRequests = sharedRequests;
        this.time = time;
    }

    /** Returns the call with those messages waiting that the provider can take; the sink gets the other refusals. */
    WaitingCall call(List<OutboundMessage> messages, ProviderTurn turn, Stage.Sink sink) {
        WaitingCall call = new WaitingCall(turn, sink);
        long now = time.nanos();
        WaitingMessage before = null;
        for (int i = 0; i < messages.size(); i++) {
            OutboundMessage message = messages.get(i);
            Refused objection = objection(message);
            if (objection != null) {
                sink.accept(i, objection);
                continue;
            }
            try {
                Object batchKey = provider.capabilities().batchKey(message);
                boolean shared = sharedRequests.contains(message.messageClass());
                WaitingCall owner = shared ? null : call;
                // most messages of a call have the key and the deadline of the one before
                WaitingLine.Key key = before != null
                                && before.key().owner() == owner
                                && before.key().batchKey().equals(batchKey)
                        ? before.key()
                        : new WaitingLine.Key(owner, batchKey);
                long giveUpAt = before != null && isAsUrgent(message, before.message())
                        ? before.giveUpAt()
                        : giveUpAt(message, turn, now);
                int max = Math.min(provider.capabilities().maxRecipients(), chunkSizes.get(message.messageClass()));
                before = new WaitingMessage(message, i, call, key, Math.max(1, max), now, giveUpAt);
                call.add(before);
            } catch (Throwable bug) {
                sink.accept(i, CapabilityCheck.adapterThrew(provider, bug));
            }
        }
        return call;
    }

    /** Returns why a message cannot be sent by this provider, or not in time; null where it can. */
    @Nullable
    Refused objection(OutboundMessage message) {
        Refused objection = CapabilityCheck.check(provider, message);
        return objection == null && !AttemptBudget.isWorthSending(message) ? expired(message) : objection;
    }

    /** Returns why a message that waited must not be sent any more; null where it may. */
    @Nullable
    Refused late(WaitingMessage entry) {
        Refusal stopped = entry.call().turn().call().stopped();
        if (stopped != null) {
            return stopped(provider.id(), stopped);
        }
        return AttemptBudget.isWorthSending(entry.message()) ? null : expired(entry.message());
    }

    /** Returns the messages of a request that may still be sent, and hands the refusals of the others on. */
    List<WaitingMessage> inTime(List<WaitingMessage> batch, DeferredActions after) {
        List<WaitingMessage> inTime = new ArrayList<>(batch.size());
        WaitingMessage before = null;
        for (WaitingMessage entry : batch) {
            Refused late = before != null && entry.isAsUrgentAs(before) ? null : late(entry);
            if (late == null) {
                inTime.add(entry);
                before = entry;
            } else {
                after.deliver(entry, late);
            }
        }
        return inTime;
    }

    /** Returns the refusal of a message whose call was stopped. */
    static Refused stopped(ProviderId provider, Refusal reason) {
        return new Refused(
                provider,
                reason,
                switch (reason) {
                    case INTERRUPTED -> "interrupted before it was sent";
                    case CLOSED -> "the client is closed; nothing was sent";
                    default -> "cancelled before it was sent";
                });
    }

    private static boolean isAsUrgent(OutboundMessage message, OutboundMessage other) {
        return message.deadline() == other.deadline() && message.messageClass() == other.messageClass();
    }

    private long giveUpAt(OutboundMessage message, ProviderTurn turn, long now) {
        Duration patience = turn.last() ? Duration.ofDays(1) : PATIENCE.get(message.messageClass());
        Deadline deadline = message.deadline();
        Duration left = deadline == null ? patience : deadline.left().minus(AttemptBudget.LEAST_TIME);
        return now + (left.compareTo(patience) < 0 ? left : patience).toNanos();
    }

    private static Refused expired(OutboundMessage message) {
        Instant end = message.validUntil();
        return new Refused(
                ProviderId.NONE,
                Refusal.EXPIRED,
                "less than " + AttemptBudget.LEAST_TIME.toSeconds() + " s left before its deadline"
                        + (end == null ? "" : ", valid until " + end));
    }
}
