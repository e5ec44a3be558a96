package io.smsgateway.client;

import io.smsgateway.Deadline;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a message with an idempotency key once: the same key again gets what came of it. Acceptances and doubts are
 * remembered; a message that was certainly not sent gives its key back.
 */
final class DeduplicatingGateway implements SmsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(DeduplicatingGateway.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private static final Refused NOT_SENT = new Refused(ProviderId.NONE, Refusal.HELD_BACK, "not sent");
    private static final Refused REUSED = new Refused(
            ProviderId.NONE,
            Refusal.KEY_REUSED,
            "the idempotency key was used before for another recipient or content; give each message its own");

    private final IdempotencyStore store;
    private final SmsGateway delegate;
    private final TimeSource time;

    DeduplicatingGateway(IdempotencyStore store, SmsGateway delegate, TimeSource time) {
        this.store = store;
        this.delegate = delegate;
        this.time = time;
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        for (SmsMessage message : messages) {
            if (message.idempotencyKey() != null) {
                return new Call(messages).answers();
            }
        }
        return delegate.sendAll(messages);
    }

    /** One call: its keys, and who in it was the first with each. */
    private final class Call {
        private final List<SmsMessage> messages;
        private final @Nullable SendResult[] settled;
        private final Map<String, Integer> mine = new HashMap<>();
        private final Map<Integer, String> waiting = new HashMap<>();

        Call(List<SmsMessage> messages) {
            this.messages = messages;
            this.settled = new SendResult[messages.size()];
        }

        List<SendResult> answers() {
            boolean[] going = new boolean[settled.length];
            SendResult ofTheRest = NOT_SENT;
            try {
                for (int i = 0; i < going.length; i++) {
                    String key = messages.get(i).idempotencyKey();
                    going[i] = key == null || isMine(i, key);
                }
                ofTheRest = unknown("the call that sent it failed");
                PartialResults.passOn(messages, going, delegate, this::settle);
            } finally {
                leave(ofTheRest);
            }
            waiting.forEach((i, key) -> settled[i] = received(messages.get(i), key));
            return PartialResults.all(settled);
        }

        /** A call that ends by a failure must not keep keys that nobody settles. */
        private void leave(SendResult result) {
            mine.forEach((key, index) -> {
                if (settled[index] == null) {
                    keep(key, result);
                }
            });
        }

        /** Whether the message is to be sent: nobody had its key before, not in this list either. */
        private boolean isMine(int index, String key) {
            Optional<IdempotencyStore.Entry> known;
            try {
                known = store.claim(key, Fingerprint.of(messages.get(index)));
            } catch (RuntimeException broken) {
                settled[index] = new Refused(
                        ProviderId.NONE,
                        Refusal.HELD_BACK,
                        "the idempotency store failed with " + broken.getClass().getSimpleName()
                                + "; without it the message might go out twice");
                return false;
            }
            if (known.isEmpty()) {
                mine.put(key, index);
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
            String key = messages.get(index).idempotencyKey();
            if (key != null) {
                keep(key, result);
            }
        }

        /** The caller hears what came of his message even where it can't be written down, whatever the store throws. */
        private void keep(String key, SendResult result) {
            try {
                if (result instanceof Refused) {
                    store.release(key);
                } else {
                    store.settle(key, result);
                }
            } catch (Throwable broken) {
                LOG.error(
                        "the idempotency store did not take an answer: {}",
                        broken.getClass().getName());
            }
        }

        /** What came of a message that another call, or an earlier place in this list, is sending. */
        private SendResult received(SmsMessage message, String key) {
            Integer first = mine.get(key);
            SendResult here = first == null ? null : settled[first];
            if (here != null) {
                return here;
            }
            Deadline deadline = message.deadline();
            while (deadline == null || deadline.leaves(BETWEEN_LOOKS)) {
                Optional<IdempotencyStore.Entry> known;
                try {
                    known = store.claim(key, Fingerprint.of(message));
                } catch (Throwable broken) {
                    break;
                }
                if (known.isEmpty()) {
                    // the other call was refused and gave the key back, so that it is free for this one
                    return own(message, key);
                }
                if (!known.get().fingerprint().equals(Fingerprint.of(message))) {
                    // the other call gave the key back, and a third took it for something else
                    return REUSED;
                }
                if (known.get().result() != null) {
                    return known.get().result();
                }
                try {
                    time.sleep(BETWEEN_LOOKS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
            return unknown("another call with the same idempotency key is still sending it");
        }

        private SendResult own(SmsMessage message, String key) {
            SendResult result = unknown("the call that sent it failed");
            try {
                result = delegate.send(message);
                return result;
            } finally {
                keep(key, result);
            }
        }

        private Unconfirmed unknown(String detail) {
            return new Unconfirmed(ProviderId.NONE, detail);
        }
    }

    @Override
    public String toString() {
        return "Deduplicating{" + delegate + "}";
    }
}
