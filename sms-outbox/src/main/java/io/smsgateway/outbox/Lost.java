package io.smsgateway.outbox;

import io.smsgateway.Attempt;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.codec.SmsCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages of requests whose results were lost with a machine: unconfirmed, or worth the further copy that was promised. */
final class Lost {

    private static final Logger LOG = LoggerFactory.getLogger(Lost.class);

    private final Tables tables;
    private final Texts texts;
    private final List<Outcome> unconfirmed = new ArrayList<>();
    private final List<Outcome> worthACopy = new ArrayList<>();

    Lost(Tables tables, Texts texts) {
        this.tables = tables;
        this.texts = texts;
    }

    void add(Connection connection, Tables.OpenRequest request) throws SQLException {
        Map<Long, String> references = JournaledMessages.read(request.messages());
        for (Tables.Row row : queued(connection, references.keySet())) {
            SendResult result = lost(request, references.get(row.id()), row.result());
            boolean again = row.expiresAt() > request.now() && isWorthACopy(row, result);
            (again ? worthACopy : unconfirmed)
                    .add(new Outcome(row.id(), OutboxState.UNCONFIRMED, SmsCodec.encode(result), false));
        }
    }

    private static SendResult lost(Tables.OpenRequest request, @Nullable String reference, @Nullable String earlier) {
        Unconfirmed lost = new Unconfirmed(
                        ProviderId.of(request.provider()),
                        "the machine that sent it ended before the response was stored")
                .withReference(reference);
        Duration took = Duration.ofMillis(Math.max(0, request.now() - request.startedAt()));
        List<Attempt> attempts = new ArrayList<>();
        if (earlier != null) {
            attempts.addAll(SmsCodec.decodeResult(earlier).attempts());
        }
        attempts.add(Attempt.of(lost, Instant.ofEpochMilli(request.startedAt()), took));
        return lost.forMessage(null, Map.of(), attempts);
    }

    private boolean isWorthACopy(Tables.Row row, SendResult result) {
        try {
            return SecondCopy.isPromised(texts.read(row.text()), result);
        } catch (RuntimeException unreadable) {
            LOG.error("Message {} of the outbox cannot be read; it gets no further copy", row.id(), unreadable);
            return false;
        }
    }

    /** Those that are worth a copy stay in the queue, from which the slot is removed afterwards. */
    void store(Connection connection) throws SQLException {
        unconfirmed.sort((a, b) -> Long.compare(a.id(), b.id()));
        leaveUnconfirmed(connection, unconfirmed);
        leaveQueued(connection, worthACopy);
    }

    /** Stores that messages may have been sent by a slot that another has taken from its holder. */
    private void leaveUnconfirmed(Connection connection, List<Outcome> outcomes) throws SQLException {
        tables.update(
                connection,
                "update sms_message set state = 'UNCONFIRMED', result = ?, changed_at = " + tables.now()
                        + " where id = ? and state = 'QUEUED'",
                outcomes,
                outcome -> new @Nullable Object[] {outcome.result(), outcome.id()});
        Sql.batch(
                connection,
                "delete from sms_due where id = ?",
                outcomes.stream()
                        .map(outcome -> new @Nullable Object[] {outcome.id()})
                        .toList());
        Checks.add(connection, tables.now(), outcomes);
    }

    /** Stores the results of messages of which a further copy is promised. */
    private void leaveQueued(Connection connection, List<Outcome> outcomes) throws SQLException {
        Sql.batch(
                connection,
                "update sms_message set result = ?, changed_at = " + tables.now()
                        + " where id = ? and state = 'QUEUED'",
                outcomes.stream()
                        .map(outcome -> new @Nullable Object[] {outcome.result(), outcome.id()})
                        .toList());
    }

    /** Returns those of some messages that are queued. */
    private List<Tables.Row> queued(Connection connection, Collection<Long> ids) throws SQLException {
        return ids.isEmpty()
                ? List.of()
                : Sql.query(
                        connection,
                        Tables.Row::read,
                        "select id, message, expires_at, 0, result, 0, null from sms_message where state = 'QUEUED' and id in ("
                                + Sql.marks(ids.size()) + ")",
                        ids.toArray());
    }

    int count() {
        return unconfirmed.size() + worthACopy.size();
    }
}
