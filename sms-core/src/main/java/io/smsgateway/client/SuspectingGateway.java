package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Suspends a provider that refuses a request for a reason that concerns the account. A reason that may concern one message
 * only suspends the class of the request, because vendors keep quotas and routes by kind of message, and not before {@link
 * Suspicion} or a balance query shows that the account is meant. Any other reason suspends all classes at once.
 */
final class SuspectingGateway implements OutboundGateway {

    private static final Set<MessageClass> ALL = Set.of(MessageClass.values());

    private final OutboundGateway delegate;
    private final Suspender suspender;
    private final Probe probe;
    private final Duration probeEvery;
    private final TimeSource time;
    private final Suspicion suspicion = new Suspicion();
    /** When the balance was queried for a refusal of a class. */
    private final Map<MessageClass, Long> queriedAt = new ConcurrentHashMap<>();

    /**
     * Creates a gateway.
     *
     * @param probeEvery the least time between two balance queries for refusals of one class
     */
    SuspectingGateway(
            OutboundGateway delegate, Suspender suspender, Probe probe, Duration probeEvery, TimeSource time) {
        this.delegate = delegate;
        this.suspender = suspender;
        this.probe = probe;
        this.probeEvery = probeEvery;
        this.time = time;
    }

    @Override
    public List<SendResult> sendAll(List<OutboundMessage> messages) {
        List<SendResult> results = delegate.sendAll(messages);
        MessageClass messageClass = messages.get(0).messageClass();
        @Nullable Refusal certain = null;
        @Nullable Refusal suspected = null;
        List<PhoneNumber> recipients = new ArrayList<>(0);
        for (int i = 0; i < results.size(); i++) {
            SendResult result = results.get(i);
            if (result.isAccepted()) {
                suspicion.forget(messageClass);
            } else if (result instanceof Refused refused && refused.reason().suspends()) {
                if (Suspicion.mayBeOfOneMessage(refused.reason())) {
                    suspected = refused.reason();
                    recipients.add(messages.get(i).to());
                } else {
                    certain = refused.reason();
                }
            }
        }
        if (certain != null) {
            suspender.suspendRefused(ALL, certain, "refused a message");
        } else if (suspected != null) {
            suspect(messageClass, suspected, new HashSet<>(recipients));
        }
        return results;
    }

    private void suspect(MessageClass messageClass, Refusal reason, Set<PhoneNumber> recipients) {
        if (suspicion.isProvedBy(messageClass, recipients)) {
            suspend(messageClass, reason, "refused " + Suspicion.MIN_RECIPIENTS + " recipients in a row");
        } else if (mayQuery(messageClass)) {
            probe.once(result -> {
                if (Suspicion.isConfirmedBy(result, reason, messageClass)) {
                    suspend(messageClass, reason, "refused a message, as the balance confirms");
                }
            });
        }
    }

    private void suspend(MessageClass messageClass, Refusal reason, String note) {
        suspicion.forget(messageClass);
        suspender.suspendRefused(Set.of(messageClass), reason, note);
    }

    /** A refused recipient a second must not cost a query a second. */
    private boolean mayQuery(MessageClass messageClass) {
        long now = time.nanos();
        Long before = queriedAt.putIfAbsent(messageClass, now);
        return before == null || (now - before >= probeEvery.toNanos() && queriedAt.replace(messageClass, before, now));
    }

    @Override
    public String toString() {
        return "Suspecting{" + delegate + "}";
    }
}
