package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.codec.SmsCodec;
import io.smsgateway.codec.SmsCodecException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims a list of messages, sends it, and stores what became of it. */
final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration REPEAT = Duration.ofMillis(500);

    private final Store store;
    private final Journal journal;
    private final SmsGateway client;
    private final TimeSource time;
    private final AtomicLong claims = new AtomicLong();

    Sender(Store store, Journal journal, SmsGateway client, TimeSource time) {
        this.store = store;
        this.journal = journal;
        this.client = client;
        this.time = time;
    }

    /**
     * Sends up to a number of messages of a class; blocks until their outcomes are stored.
     *
     * @param mayRepeat whether to go on trying to store outcomes that the database does not take
     * @return how many were claimed
     */
    int send(SlotLease slot, MessageClass messageClass, int limit, BooleanSupplier mayRepeat)
            throws InterruptedException {
        List<Tables.Row> rows = store.claim(slot, messageClass, limit);
        if (rows.isEmpty()) {
            return 0;
        }
        List<Outcome> outcomes = new ArrayList<>();
        List<@Nullable Object[]> pauses = new ArrayList<>();
        List<Claimed> claimed = read(slot, rows, outcomes, pauses);
        claimed.forEach(journal::add);
        try {
            Set<Long> requests = new HashSet<>();
            decide(claimed, sendAll(claimed), outcomes, pauses);
            claimed.forEach(row -> requests.addAll(row.requests()));
            finish(slot, outcomes, pauses, requests, mayRepeat);
        } finally {
            claimed.forEach(journal::remove);
        }
        return rows.size();
    }

    private List<Claimed> read(
            SlotLease slot, List<Tables.Row> rows, List<Outcome> outcomes, List<@Nullable Object[]> pauses) {
        List<Claimed> claimed = new ArrayList<>(rows.size());
        Instant now = time.clock().instant();
        for (Tables.Row row : rows) {
            try {
                Instant expires = Instant.ofEpochMilli(row.expiresAt());
                SmsMessage message =
                        SmsCodec.decodeMessage(row.text()).within(null).until(expires);
                Claimed read = new Claimed(row.id(), claims.incrementAndGet(), slot, message, row.attempts());
                if (expires.isAfter(now)) {
                    claimed.add(read);
                } else {
                    outcomes.add(store.outcome(read, OutboxState.EXPIRED, expired()));
                }
            } catch (SmsCodecException unreadable) {
                LOG.error("Message {} of the outbox cannot be read; trying again later", row.id(), unreadable);
                pauses.add(new Object[] {LONGEST_PAUSE.toMillis(), row.id()});
            }
        }
        return claimed;
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

    private void decide(
            List<Claimed> claimed, List<SendResult> results, List<Outcome> outcomes, List<@Nullable Object[]> pauses) {
        Instant now = time.clock().instant();
        for (int i = 0; i < claimed.size(); i++) {
            Claimed row = claimed.get(i);
            SendResult result = results.isEmpty() ? withoutResult(row) : results.get(i);
            if (result instanceof Refused refused && row.stored() == null && isWorthAnotherTry(refused)) {
                if (isExpired(row, now)) {
                    outcomes.add(store.outcome(row, OutboxState.EXPIRED, plain(result)));
                } else {
                    pauses.add(new Object[] {pause(row, refused).toMillis(), row.id()});
                }
            } else if (!isStored(row, result)) {
                outcomes.add(store.outcome(row, plain(result)));
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
    private static boolean isStored(Claimed row, SendResult result) {
        SendResult stored = row.stored();
        return stored != null
                && stored.getClass() == result.getClass()
                && stored.attempts().size() >= result.attempts().size();
    }

    private static SendResult plain(SendResult result) {
        return result.forMessage(null, Map.of(), result.attempts());
    }

    private static Refused expired() {
        return new Refused(ProviderId.NONE, Refusal.EXPIRED, "not sent while it was worth sending");
    }

    private static boolean isExpired(Claimed row, Instant now) {
        Instant end = row.message().validUntil();
        return end != null && !end.isAfter(now);
    }

    /** Returns whether the refusal is about the moment or the account, not about the message. */
    private static boolean isWorthAnotherTry(Refused refused) {
        Refusal reason = refused.reason();
        return reason.isByLibrary()
                || reason.suspends()
                || reason.countsAgainstHealth()
                || reason == Refusal.EXPIRED
                || reason == Refusal.CLOCK_SKEW
                || refused.remedy() == Remedy.RETRY;
    }

    private static Duration pause(Claimed row, Refused refused) {
        Duration wished = refused.retryAfter();
        if (wished != null) {
            return wished;
        }
        if (refused.reason() == Refusal.CANCELLED || refused.reason() == Refusal.CLOSED) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(row.tries(), 6));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private void finish(
            SlotLease slot,
            List<Outcome> outcomes,
            List<@Nullable Object[]> pauses,
            Set<Long> requests,
            BooleanSupplier mayRepeat)
            throws InterruptedException {
        while (!outcomes.isEmpty() || !pauses.isEmpty() || !requests.isEmpty()) {
            try {
                if (!outcomes.isEmpty() || !requests.isEmpty()) {
                    store.settle(slot, outcomes, requests);
                }
                if (!pauses.isEmpty()) {
                    store.giveBack(slot, pauses);
                }
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
