package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Counts what is in the tables. */
final class Counts {

    private final Tables tables;

    Counts(Tables tables) {
        this.tables = tables;
    }

    OutboxStatus status(Connection connection) throws SQLException {
        Map<MessageClass, Long> waiting = new EnumMap<>(MessageClass.class);
        Sql.query(
                connection,
                row -> waiting.put(MessageClass.valueOf(row.getString(1)), row.getLong(2)),
                "select message_class, count(*) from sms_due where slot is null group by message_class");
        long oldest = Sql.query(
                        connection,
                        row -> row.getLong(1),
                        "select coalesce(" + tables.now() + " - min(due_at), -1) from sms_due where slot is null")
                .get(0);
        long claimed = count(connection, "sms_due where slot is not null");
        long open = count(connection, "sms_request");
        long unconfirmed = count(connection, "sms_check");
        long untold = count(connection, "sms_event");
        long failed = count(connection, "sms_event where due_at = " + Outcomes.NEVER);
        return new OutboxStatus(
                waiting, Pauses.all(connection), oldest < 0 ? null : Duration.ofMillis(oldest), new long[] {
                    claimed, open, unconfirmed, untold, failed
                });
    }

    private static long count(Connection connection, String from) throws SQLException {
        return Sql.query(connection, row -> row.getLong(1), "select count(*) from " + from)
                .get(0);
    }
}
