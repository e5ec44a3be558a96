package io.smsgateway.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.Lists;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import io.smsgateway.codec.SmsCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Adds messages to the tables, once for each key. */
final class Submitter {

    private static final int CHUNK = 1_000;

    /** One entry is the outbox's own. */
    private static final int MAX_METADATA = 9;

    /** Beyond every time that a message can have, and far from the limit of the type. */
    private static final long NEVER = Duration.ofDays(365_000).toMillis();

    private final Tables tables;
    private final OutboxSettings settings;
    private final HashFunction hmac;
    private final Texts texts;
    private final Depth depth;

    Submitter(Tables tables, OutboxSettings settings, LongSupplier nanos) {
        this.tables = tables;
        this.settings = settings;
        this.hmac = Hashing.hmacSha256(settings.fingerprintKey().reveal().getBytes(UTF_8));
        this.texts = new Texts(settings);
        this.depth = new Depth(settings, nanos);
    }

    /** Submits in the caller's transaction. */
    List<SubmitResult> within(Connection connection, SubmitOptions options, List<SmsMessage> messages) {
        return Transactions.within(connection, "submit messages", caller -> submit(caller, options, messages));
    }

    List<SubmitResult> submit(Connection connection, SubmitOptions options, List<SmsMessage> messages)
            throws SQLException {
        for (SmsMessage message : messages) {
            if (message.metadata().size() > MAX_METADATA) {
                throw new IllegalArgumentException("a message of the outbox must have at most " + MAX_METADATA
                        + " entries of metadata, not " + message.metadata().size());
            }
        }
        List<SubmitResult> results = new ArrayList<>(messages.size());
        for (List<SmsMessage> chunk : Lists.partition(messages, CHUNK)) {
            results.addAll(submitChunk(connection, options, chunk));
        }
        return results;
    }

    private List<SubmitResult> submitChunk(Connection connection, SubmitOptions options, List<SmsMessage> messages)
            throws SQLException {
        List<NewMessage> all =
                messages.stream().map(message -> row(message, options)).toList();
        // in the order of the keys, so that two transactions with the same keys do not deadlock
        Map<String, NewMessage> first = new TreeMap<>();
        all.forEach(message -> first.putIfAbsent(message.key(), message));
        List<NewMessage> admitted = admitted(connection, first);
        Set<String> added = new HashSet<>();
        if (!admitted.isEmpty()) {
            added.addAll(tables.insert(connection, options, admitted));
        }
        Map<String, StoredMessage> known = new HashMap<>();
        // keys of a chunk may repeat: the first of them was inserted
        if (added.size() < all.size()) {
            for (StoredMessage each : tables.stored(connection, options.tenant(), first.keySet())) {
                known.put(each.key(), each);
            }
        }
        List<SubmitResult> results = new ArrayList<>(all.size());
        for (NewMessage message : all) {
            results.add(
                    added.remove(message.key())
                            ? SubmitResult.created(message.key())
                            : notAdded(message, known.get(message.key()), admitted.size() < first.size()));
        }
        return results;
    }

    /** Returns the messages for which the queues of their classes have room. */
    private List<NewMessage> admitted(Connection connection, Map<String, NewMessage> messages) throws SQLException {
        Map<String, Long> room = new HashMap<>();
        for (NewMessage message : messages.values()) {
            room.merge(message.messageClass(), 1L, Long::sum);
        }
        for (Map.Entry<String, Long> each : room.entrySet()) {
            each.setValue(depth.take(connection, MessageClass.valueOf(each.getKey()), each.getValue()));
        }
        List<NewMessage> admitted = new ArrayList<>(messages.size());
        for (NewMessage message : messages.values()) {
            if (room.merge(message.messageClass(), -1L, Long::sum) >= 0) {
                admitted.add(message);
            }
        }
        return admitted;
    }

    private static SubmitResult notAdded(NewMessage message, @Nullable StoredMessage known, boolean isFull) {
        if (known == null && isFull) {
            return SubmitResult.refused(message.key(), Refusal.BUSY);
        }
        if (known == null) {
            throw new OutboxException(
                    "A key that is being submitted was submitted by another transaction at the same time; roll back and"
                            + " submit again",
                    null);
        }
        return known.fingerprint().equals(message.fingerprint())
                ? SubmitResult.known(message.key(), known.state())
                : SubmitResult.refused(message.key(), Refusal.KEY_REUSED);
    }

    private NewMessage row(SmsMessage message, SubmitOptions options) {
        String key = message.idempotencyKey();
        SmsMessage keyed = key == null ? message.keyed(UUID.randomUUID().toString()) : message;
        MessageClass messageClass = message.messageClass();
        Instant until = message.validUntil();
        Duration within = message.validFor();
        Instant notBefore = options.notBefore();
        return new NewMessage(
                String.valueOf(keyed.idempotencyKey()),
                fingerprint(message),
                messageClass.name(),
                texts.write(keyed),
                until == null ? NEVER : Math.min(NEVER, until.toEpochMilli()),
                within == null ? NEVER : within.toMillis(),
                notBefore == null ? 0 : Math.min(NEVER, notBefore.toEpochMilli()),
                settings.validity(messageClass).toMillis(),
                -options.priority());
    }

    /** Of recipient and content alone: equal ones have equal texts, in every version of the library. */
    private String fingerprint(SmsMessage message) {
        return hmac.hashString(SmsCodec.encode(SmsMessage.of(message.to(), message.content())), UTF_8)
                .toString();
    }
}
