package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.SendResult;
import io.smsgateway.codec.SmsCodec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages by their keys. A result is stored without the key and the metadata of its message. */
final class Entries {

    static final String COLUMNS =
            "m.message_key, m.message_class, m.state, m.result, m.message, m.created_at, m.changed_at, m.expires_at";

    private final Tables tables;
    private final Texts texts;
    private final String erased;

    Entries(Tables tables, OutboxSettings settings) {
        this.tables = tables;
        this.texts = new Texts(settings);
        StringBuilder classes = new StringBuilder("''");
        settings.erased()
                .forEach(each -> classes.append(", '").append(each.name()).append('\''));
        this.erased = classes.toString();
    }

    List<OutboxEntry> find(Connection connection, String tenant, String key) throws SQLException {
        return Sql.query(
                connection,
                this::read,
                "select " + COLUMNS + " from sms_message m where tenant = ? and message_key = ?",
                tenant,
                key);
    }

    /** Reads a row that begins with {@link #COLUMNS}. */
    OutboxEntry read(ResultSet row) throws SQLException {
        String key = row.getString(1);
        return new OutboxEntry(
                key,
                MessageClass.valueOf(row.getString(2)),
                OutboxState.valueOf(row.getString(3)),
                result(key, row.getString(4), row.getString(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7)),
                Instant.ofEpochMilli(row.getLong(8)));
    }

    private @Nullable SendResult result(String key, @Nullable String result, @Nullable String message) {
        if (result == null) {
            return null;
        }
        SendResult stored = SmsCodec.decodeResult(result);
        Map<String, String> metadata =
                message == null ? Map.of() : texts.read(message).metadata();
        return stored.forMessage(key, metadata, stored.attempts());
    }

    /** Cancels a message that no slot has claimed, and of which no copy may have been sent. */
    boolean cancel(Connection connection, String tenant, String key) throws SQLException {
        List<Long> ids = Sql.query(
                connection,
                row -> row.getLong(1),
                "select id from sms_message where tenant = ? and message_key = ? and state = 'QUEUED' and result is null",
                tenant,
                key);
        if (ids.isEmpty()
                || Sql.update(connection, "delete from sms_due where id = ? and slot is null", ids.get(0)) == 0) {
            return false;
        }
        cancelled(connection, ids);
        return true;
    }

    /** Stores that messages are cancelled whose rows in the queue are deleted. */
    void cancelled(Connection connection, List<Long> ids) throws SQLException {
        tables.update(
                connection,
                "update sms_message set state = 'CANCELLED', changed_at = " + tables.now() + ", message = case when"
                        + " message_class in (" + erased + ") then null else message end where id = ?",
                ids.stream()
                        .map(id -> new Outcome(id, OutboxState.CANCELLED, "", false))
                        .toList(),
                outcome -> new @Nullable Object[] {outcome.id()});
    }
}
