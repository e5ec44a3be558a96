package io.smsgateway.client;

import io.smsgateway.Deadline;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a message with an idempotency key once: a later message with the same key gets the result of the first.
 * Accepted and unconfirmed results are stored; a message that was certainly not sent releases its key.
 */
final class DeduplicatingGateway implements Stage<SmsMessage> {

    private static final Logger LOG = LoggerFactory.getLogger(DeduplicatingGateway.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private static final Refused NOT_SENT = new Refused(ProviderId.NONE, Refusal.UNAVAILABLE, "not sent");
    private static final Refused REUSED = new Refused(
            ProviderId.NONE,
            Refusal.KEY_REUSED,
            "the idempotency key was used before for another recipient or content; give each message its own");

    private final IdempotencyStore store;
    private final Stage<SmsMessage> delegate;
    private final Function<SmsMessage, Deadline> deadlines;
    private final TimeSource time;

    DeduplicatingGateway(IdempotencyStore store, Stage<SmsMessage> delegate, Function<SmsMessage, Deadline> deadlines, TimeSource time) {
        this.store = store;
        this.delegate = delegate;
        this.deadlines = deadlines;
        this.time = time;
    }

    @Override
    public void send(List<SmsMessage> messages, Sink sink) {
        for (SmsMessage message : messages) {
            if (message.idempotencyKey() != null) {
                new Call(messages, sink).send();
                return;
            }
        }
        delegate.send(messages, sink);
    }

    /** One call with its keys, and the first message of each. */
    private final class Call {
        private final List<SmsMessage> messages;
        private final Sink sink;
        private final @Nullable SendResult[] settled;
        private final Map<String, Integer> claimed = new HashMap<>();
        private final Map<Integer, String> waiting = new HashMap<>();

        Call(List<SmsMessage> messages, Sink sink) {
            this.messages = messages;
            this.sink = sink;
            this.settled = new SendResult[messages.size()];
        }

        void send() {
            boolean[] chosen = new boolean[settled.length];
            SendResult unsettledResult = NOT_SENT;
            try {
                for (int i = 0; i < chosen.length; i++) {
                    String key = messages.get(i).idempotencyKey();
                    chosen[i] = key == null || claims(i, key);
                    SendResult known = settled[i];
                    if (known != null) {
                        sink.accept(i, known);
                    }
                }
                unsettledResult = unconfirmed("the call that sent it failed");
                delegate.sendChosen(messages, chosen, this::settle);
            } finally {
                settleRemaining(unsettledResult);
            }
            waiting.forEach((i, key) -> sink.accept(i, await(messages.get(i), key)));
        }

        /** A failed call must not keep keys that no other call can settle. */
        private void settleRemaining(SendResult result) {
            claimed.forEach((key, index) -> {
                if (settled[index] == null) {
                    recordResult(key, result);
                }
            });
        }

        /** Returns whether the message is to be sent: its key was free, and is new in this list. */
        private boolean claims(int index, String key) {
            Optional<IdempotencyStore.Entry> known;
            try {
                known = store.claim(key, Fingerprint.of(messages.get(index)));
            } catch (RuntimeException broken) {
                settled[index] = new Refused(
                        ProviderId.NONE,
                        Refusal.UNAVAILABLE,
                        "idempotency store failed with " + broken.getClass().getSimpleName()
                                + "; message refused, because it might be sent twice");
                return false;
            }
            if (known.isEmpty()) {
                claimed.put(key, index);
                return true;
            }
            if (!known.get().fingerprint().equals(Fingerprint.of(messages.get(index)))) {
                settled[index] = REUSED;
            } else if (known.get().result() != null) {
                settled[index] = known.get().result();
            } else {
                waiting.put(index, key);
            }
            return false;
        }

        private void settle(int index, SendResult result) {
            settled[index] = result;
            sink.accept(index, result);
            String key = messages.get(index).idempotencyKey();
            if (key != null) {
                recordResult(key, result);
            }
        }

        /**
         * Returns normally whatever the store throws, so that the caller gets the result even where it cannot be
         * stored.
         */
        private void recordResult(String key, SendResult result) {
            try {
                if (result instanceof Refused) {
                    store.release(key);
                } else {
                    store.settle(key, result);
                }
            } catch (Throwable broken) {
                LOG.error(
                        "Idempotency store failed to store a result: {}",
                        broken.getClass().getName());
            }
        }

        /** Waits for the result of a message that another call, or an earlier message of this list, is sending. */
        private SendResult await(SmsMessage message, String key) {
            Integer first = claimed.get(key);
            SendResult here = first == null ? null : settled[first];
            if (here != null) {
                return here;
            }
            Deadline deadline = deadlines.apply(message);
            while (deadline.leaves(POLL_INTERVAL)) {
                Optional<IdempotencyStore.Entry> known;
                try {
                    known = store.claim(key, Fingerprint.of(message));
                } catch (Throwable broken) {
                    break;
                }
                if (known.isEmpty()) {
                    // the other call was refused and released the key
                    return sendClaimed(message, key);
                }
                if (!known.get().fingerprint().equals(Fingerprint.of(message))) {
                    // the other call released the key, and a third took it for another message
                    return REUSED;
                }
                if (known.get().result() != null) {
                    return known.get().result();
                }
                try {
                    time.sleep(POLL_INTERVAL);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
            return unconfirmed("another call with the same idempotency key is still sending it");
        }

        private SendResult sendClaimed(SmsMessage message, String key) {
            AtomicReference<SendResult> result = new AtomicReference<>(unconfirmed("the call that sent it failed"));
            try {
                delegate.send(List.of(message), (index, only) -> result.set(only));
                return result.get();
            } finally {
                recordResult(key, result.get());
            }
        }

        private Unconfirmed unconfirmed(String detail) {
            return new Unconfirmed(ProviderId.NONE, detail);
        }
    }

    @Override
    public String toString() {
        return "Deduplicating{" + delegate + "}";
    }
}
