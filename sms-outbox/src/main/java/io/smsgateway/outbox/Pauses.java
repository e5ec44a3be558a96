package io.smsgateway.outbox;

import static com.google.common.base.Preconditions.checkArgument;

import io.smsgateway.MessageClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** Table {@code sms_pause}: classes that are not claimed. */
final class Pauses {

    private Pauses() {}

    static int add(Connection connection, MessageClass messageClass, String reason, String now) throws SQLException {
        checkArgument(reason.length() <= 400, "reason must have at most 400 characters, not %s", reason.length());
        remove(connection, messageClass);
        return Sql.update(
                connection,
                "insert into sms_pause (message_class, reason, since) values (?, ?, " + now + ")",
                messageClass.name(),
                reason);
    }

    static int remove(Connection connection, MessageClass messageClass) throws SQLException {
        return Sql.update(connection, "delete from sms_pause where message_class = ?", messageClass.name());
    }

    /** Returns the reasons of the classes that are paused. */
    static Map<MessageClass, String> all(Connection connection) throws SQLException {
        Map<MessageClass, String> paused = new EnumMap<>(MessageClass.class);
        Sql.query(
                connection,
                row -> paused.put(MessageClass.valueOf(row.getString(1)), row.getString(2)),
                "select message_class, reason from sms_pause");
        return paused;
    }
}
