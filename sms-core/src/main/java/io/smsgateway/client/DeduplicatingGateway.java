package io.smsgateway.client;

import com.google.common.collect.Comparators;
import io.smsgateway.Deadline;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends a message with an idempotency key once: a later message with the same key gets the result of the first.
 * Accepted and unconfirmed results are stored; a message that was certainly not sent releases its key.
 */
final class DeduplicatingGateway implements CallStage {

    /** For the last response, which may arrive after the deadline, and for storing the results. */
    private static final Duration LEASE_MARGIN = Duration.ofMinutes(1);

    private final IdempotencyStore store;
    private final Fingerprint fingerprint;
    private final CallStage delegate;
    private final Function<SmsMessage, Deadline> deadlines;
    private final TimeSource time;

    /**
     * Creates a gateway.
     *
     * @param deadlines returns the deadline of a message that is sent now. The delegate starts it anew, so that claiming
     *     keys and waiting for other calls do not count against the time of its class; its validity runs
     */
    DeduplicatingGateway(
            IdempotencyStore store,
            Fingerprint fingerprint,
            CallStage delegate,
            Function<SmsMessage, Deadline> deadlines,
            TimeSource time) {
        this.store = store;
        this.fingerprint = fingerprint;
        this.delegate = delegate;
        this.deadlines = deadlines;
        this.time = time;
    }

    @Override
    public void send(List<SmsMessage> messages, Call call, Stage.Sink sink) {
        for (SmsMessage message : messages) {
            if (message.idempotencyKey() != null) {
                sendKeyed(messages, call, sink);
                return;
            }
        }
        delegate.send(messages, call, sink);
    }

    private void sendKeyed(List<SmsMessage> messages, Call call, Stage.Sink sink) {
        long takenAt = time.nanos();
        IdempotentCall keyed = new IdempotentCall(
                messages.stream()
                        .<@Nullable String>map(SmsMessage::idempotencyKey)
                        .toList(),
                i -> fingerprint.of(messages.get(i)),
                new ClaimedKeys(store, lease(messages), time),
                i -> deadlines.apply(Admission.taken(messages.get(i), time.nanos() - takenAt)),
                sink,
                call,
                time);
        keyed.run((indexes, results) -> delegate.send(
                Admission.taken(indexes.stream().<SmsMessage>map(messages::get).toList(), time.nanos() - takenAt),
                call,
                (i, result) -> results.accept(indexes.get(i), result)));
    }

    private Duration lease(List<SmsMessage> messages) {
        Duration longest = Duration.ZERO;
        for (SmsMessage message : messages) {
            longest = Comparators.max(longest, deadlines.apply(message).left());
        }
        return longest.plus(LEASE_MARGIN);
    }

    @Override
    public String toString() {
        return "Deduplicating{" + delegate + "}";
    }
}
