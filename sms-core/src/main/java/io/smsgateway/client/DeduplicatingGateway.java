package io.smsgateway.client;

import io.smsgateway.Deadline;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends a message with an idempotency key once: a later message with the same key gets the result of the first.
 * Accepted and unconfirmed results are stored; a message that was certainly not sent releases its key.
 */
final class DeduplicatingGateway implements SmsGateway {

    /** For the last response, which may arrive after the deadline, and for storing the results. */
    private static final Duration LEASE_MARGIN = Duration.ofMinutes(1);

    private final IdempotencyStore store;
    private final Fingerprint fingerprint;
    private final SmsGateway delegate;
    private final TimeSource time;

    DeduplicatingGateway(IdempotencyStore store, Fingerprint fingerprint, SmsGateway delegate, TimeSource time) {
        this.store = store;
        this.fingerprint = fingerprint;
        this.delegate = delegate;
        this.time = time;
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        for (SmsMessage message : messages) {
            if (message.idempotencyKey() != null) {
                return sendKeyed(messages);
            }
        }
        return delegate.sendAll(messages);
    }

    private List<SendResult> sendKeyed(List<SmsMessage> messages) {
        List<@Nullable Duration> limits = messages.stream()
                .<@Nullable Duration>map(DeduplicatingGateway::timeLeft)
                .toList();
        @Nullable SendResult[] results = new SendResult[messages.size()];
        IdempotentCall call = new IdempotentCall(
                messages.stream()
                        .<@Nullable String>map(SmsMessage::idempotencyKey)
                        .toList(),
                i -> fingerprint.of(messages.get(i)),
                new ClaimedKeys(store, lease(limits), time),
                i -> deadline(messages.get(i), limits.get(i)),
                (i, result) -> results[i] = result,
                time);
        call.run((indexes, sink) -> {
            List<SendResult> sent = delegate.sendAll(indexes.stream()
                    .map(i -> restarted(messages.get(i), limits.get(i)))
                    .toList());
            for (int i = 0; i < sent.size(); i++) {
                sink.accept(indexes.get(i), sent.get(i));
            }
        });
        return PartialResults.all(results);
    }

    private static @Nullable Duration timeLeft(SmsMessage message) {
        Deadline deadline = message.deadline();
        return deadline == null ? null : deadline.left();
    }

    private static Duration lease(List<@Nullable Duration> limits) {
        Duration longest = Duration.ZERO;
        for (Duration limit : limits) {
            if (limit != null && limit.compareTo(longest) > 0) {
                longest = limit;
            }
        }
        return longest.plus(LEASE_MARGIN);
    }

    /** Returns a copy whose time begins now: claiming keys and waiting for other calls do not count. */
    private SmsMessage restarted(SmsMessage message, @Nullable Duration limit) {
        Deadline deadline = deadline(message, limit);
        return deadline == null ? message : message.stamped(message.messageClass(), deadline);
    }

    private @Nullable Deadline deadline(SmsMessage message, @Nullable Duration limit) {
        if (limit == null || message.validUntil() == null) {
            return limit == null ? null : Deadline.after(limit, time);
        }
        Duration valid = Duration.between(time.clock().instant(), message.validUntil());
        return Deadline.after(valid.compareTo(limit) < 0 ? valid : limit, time);
    }

    @Override
    public String toString() {
        return "Deduplicating{" + delegate + "}";
    }
}
