package io.smsgateway.outbox;

import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.codec.SmsCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims a list of messages, sends it, and stores what became of it. */
final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration REPEAT = Duration.ofMillis(500);

    private final Store store;
    private final Journal journal;
    private final SmsGateway client;
    private final TimeSource time;
    private final Texts texts;
    private final AtomicLong claims = new AtomicLong();
    private final Claims unfinished;

    Sender(Store store, Journal journal, SmsGateway client, TimeSource time, Texts texts) {
        this.store = store;
        this.unfinished = new Claims(store);
        this.journal = journal;
        this.client = client;
        this.time = time;
        this.texts = texts;
    }

    /**
     * Sends up to a number of messages of a class; blocks until their outcomes are stored.
     *
     * @param mayRepeat whether to go on trying to store outcomes that the database does not take
     * @return how many were claimed
     */
    int send(SlotLease slot, MessageClass messageClass, int limit, BooleanSupplier mayRepeat)
            throws InterruptedException {
        List<Tables.Row> rows = unfinished.take(slot, messageClass, limit);
        if (rows.isEmpty()) {
            return 0;
        }
        send(slot, messageClass, rows, mayRepeat);
        // not after a failure: a request may have been made whose outcome is not stored
        unfinished.done(slot, rows);
        return rows.size();
    }

    private void send(SlotLease slot, MessageClass messageClass, List<Tables.Row> rows, BooleanSupplier mayRepeat)
            throws InterruptedException {
        Decisions decisions = new Decisions();
        List<Claimed> claimed = read(slot, rows, decisions);
        claimed.forEach(journal::add);
        try {
            decide(claimed, sendAll(claimed), decisions);
            claimed.forEach(row -> decisions.requests.addAll(row.requests()));
            finish(slot, decisions, mayRepeat);
            decisions.count(store.throughput(), messageClass, claimed);
        } finally {
            claimed.forEach(journal::remove);
        }
    }

    /** Gives back what claims have taken whose answers were lost. */
    void giveUnknownBack(SlotLease slot) {
        unfinished.giveUnknownBack(slot);
    }

    private List<Claimed> read(SlotLease slot, List<Tables.Row> rows, Decisions decisions) {
        List<Claimed> claimed = new ArrayList<>(rows.size());
        Instant now = time.clock().instant();
        for (Tables.Row row : rows) {
            if (Campaigns.PAUSED.equals(row.campaign())) {
                decisions.held.add(row.id());
                continue;
            }
            try {
                Instant expires = Instant.ofEpochMilli(row.expiresAt());
                SmsMessage message = texts.read(row.text()).within(null).until(expires);
                SendResult earlier = row.result() == null ? null : SmsCodec.decodeResult(row.result());
                boolean isCancelled = Campaigns.CANCELLED.equals(row.campaign());
                Optional<SmsMessage> next = expires.isAfter(now) && !isCancelled
                        ? next(message, earlier, row.isSecondCopy())
                        : Optional.empty();
                Claimed read = new Claimed(
                        row.id(), claims.incrementAndGet(), slot, next.orElse(message), row.attempts(), earlier);
                if (next.isPresent()) {
                    claimed.add(read);
                } else if (isCancelled && earlier == null) {
                    decisions.outcomes.add(store.outcome(read, OutboxState.CANCELLED, null));
                } else {
                    decisions.outcomes.add(expired(read, Refusals.expired()));
                }
            } catch (RuntimeException unreadable) {
                LOG.error("Message {} of the outbox cannot be read; trying again later", row.id(), unreadable);
                decisions.pauses.add(new Object[] {Refusals.LONGEST_PAUSE.toMillis(), row.id()});
            }
        }
        return claimed;
    }

    private Optional<SmsMessage> next(SmsMessage message, @Nullable SendResult earlier, boolean isSecondCopy) {
        if (earlier == null) {
            return Optional.of(message);
        }
        return isSecondCopy
                ? Optional.of(message.with(Guarantee.AT_MOST_ONCE))
                : SecondCopy.of(client, message, earlier);
    }

    private Outcome expired(Claimed row, SendResult result) {
        SendResult whole = row.whole(result, result.attempts());
        return row.earlier() == null
                ? store.outcome(row, OutboxState.EXPIRED, whole)
                : store.outcome(row, OutboxState.UNCONFIRMED, whole);
    }

    private List<SendResult> sendAll(List<Claimed> claimed) {
        try {
            return claimed.isEmpty()
                    ? List.of()
                    : client.sendAll(claimed.stream().map(Claimed::message).toList());
        } catch (RuntimeException failure) {
            LOG.error(
                    "The client threw {}; its requests count as unconfirmed",
                    failure.getClass().getName(),
                    failure);
            return List.of();
        }
    }

    private void decide(List<Claimed> claimed, List<SendResult> results, Decisions decisions) {
        Instant now = time.clock().instant();
        for (int i = 0; i < claimed.size(); i++) {
            Claimed row = claimed.get(i);
            SendResult result = results.isEmpty() ? withoutResult(row) : results.get(i);
            SendResult whole = row.whole(result, result.attempts());
            if (result instanceof Refused refused && row.stored() == null && Refusals.isWorthAnotherTry(refused)) {
                if (isExpired(row, now)) {
                    decisions.outcomes.add(expired(row, result));
                } else {
                    decisions.pauses.add(
                            new Object[] {Refusals.pause(row.tries(), refused).toMillis(), row.id()});
                }
            } else if (!isStored(row, whole)) {
                decisions.outcomes.add(store.outcome(row, whole));
            }
        }
    }

    /** What the client threw must not hide that a request may have been made. */
    private static SendResult withoutResult(Claimed row) {
        SendResult stored = row.stored();
        if (stored != null) {
            return stored;
        }
        return row.requests().isEmpty()
                ? new Refused(ProviderId.NONE, Refusal.CANCELLED, "the client failed; nothing was sent")
                : new Unconfirmed(ProviderId.NONE, "the client failed during a request");
    }

    /** Returns whether the journal has stored the same outcome with as many attempts. */
    private static boolean isStored(Claimed row, SendResult whole) {
        SendResult stored = row.stored();
        return stored != null
                && stored.getClass() == whole.getClass()
                && stored.attempts().size() >= whole.attempts().size();
    }

    private static boolean isExpired(Claimed row, Instant now) {
        Instant end = row.message().validUntil();
        return end != null && !end.isAfter(now);
    }

    private void finish(SlotLease slot, Decisions decisions, BooleanSupplier mayRepeat) throws InterruptedException {
        while (true) {
            try {
                decisions.store(store, slot);
                return;
            } catch (OutboxException unavailable) {
                if (!mayRepeat.getAsBoolean()) {
                    throw unavailable;
                }
                LOG.warn("{}; repeating", unavailable.getMessage());
                time.sleep(REPEAT);
            }
        }
    }
}
