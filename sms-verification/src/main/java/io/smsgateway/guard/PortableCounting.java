package io.smsgateway.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Counts a message in a transaction of several statements that all databases know. */
final class PortableCounting extends CountStatements {

    private final GuardDatabase database;
    private final String begin;

    /**
     * Creates the statements.
     *
     * @param begin first statement of a transaction; empty for none
     */
    PortableCounting(GuardDatabase database, String begin) {
        this.database = database;
        this.begin = begin;
    }

    @Override
    Counts count(Send send) {
        return database.inTransaction("count a message", connection -> {
            if (!begin.isEmpty()) {
                GuardDatabase.update(connection, begin);
            }
            return count(connection, send);
        });
    }

    private static Counts count(Connection connection, Send send) throws SQLException {
        List<String> events = new ArrayList<>();
        for (Send.Log log : send.logs()) {
            events.add(locked(connection, log.id(), send.at()));
        }
        boolean permitted = send.isPermitted(events);
        if (permitted) {
            for (int i = 0; i < events.size(); i++) {
                Send.Log log = send.logs().get(i);
                GuardDatabase.update(
                        connection,
                        "update sms_guard_log set events = ?, expires_at = ? where id = ?",
                        EventLog.append(events.get(i), log.limits(), send.at()),
                        send.at() + EventLog.DAY,
                        log.id());
            }
            for (Send.Counter counter : send.counters()) {
                if (counter.add() != 0) {
                    add(connection, counter, counter.add(), 0);
                }
            }
        }
        Reading reading = read(connection, send);
        if (permitted) {
            reading.subtract(send.counters());
        }
        return reading.counts(permitted, events);
    }

    /** Returns a log, locked until the end of the transaction. */
    private static String locked(Connection connection, String id, long now) throws SQLException {
        while (true) {
            try (PreparedStatement query =
                    connection.prepareStatement("select events from sms_guard_log where id = ? for update")) {
                query.setString(1, id);
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        return row.getString(1);
                    }
                }
            }
            GuardDatabase.update(
                    connection,
                    "insert into sms_guard_log (id, events, expires_at) values (?, '', ?)",
                    id,
                    now + EventLog.DAY);
        }
    }

    /** Adds to the slot of a counter. A duplicate of another transaction rolls back, and the next attempt updates. */
    static void add(Connection connection, Send.Counter counter, long used, long verified) throws SQLException {
        int updated = GuardDatabase.update(
                connection,
                "update sms_guard_count set used = used + ?, verified = verified + ? where id = ? and slot = ?",
                used,
                verified,
                counter.id(),
                counter.slot());
        if (updated == 0) {
            GuardDatabase.update(
                    connection,
                    "insert into sms_guard_count (id, slot, used, verified, expires_at) values (?, ?, ?, ?, ?)",
                    counter.id(),
                    counter.slot(),
                    used,
                    verified,
                    JdbcGuardStore.expiry(counter));
        }
    }

    private static Reading read(Connection connection, Send send) throws SQLException {
        List<Object[]> ranges = ranges(send);
        Reading reading = new Reading();
        try (PreparedStatement query =
                connection.prepareStatement("select id, slot, used, verified from sms_guard_count where "
                        + String.join(
                                " or ", Collections.nCopies(ranges.size(), "(id = ? and slot between ? and ?)")))) {
            int index = 1;
            for (Object[] range : ranges) {
                for (Object value : range) {
                    query.setObject(index++, value);
                }
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    reading.add(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4));
                }
            }
        }
        return reading;
    }
}
