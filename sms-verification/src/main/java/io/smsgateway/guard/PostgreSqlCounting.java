package io.smsgateway.guard;

import io.smsgateway.guard.Send.Counter;
import io.smsgateway.guard.Send.Log;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts a message in one statement. Each log is appended to where its limits permit it, the counters grow where all were,
 * and the same statement returns the logs and the counters.
 */
final class PostgreSqlCounting extends CountStatements {

    private static final String COUNT = """
            , counted as (
              insert into sms_guard_count as c (id, slot, used, verified, expires_at)
              select r.id, r.slot, r.used, 0, r.expires_at
              from unnest(cast(? as text[]), cast(? as bigint[]), cast(? as bigint[]), cast(? as bigint[]))
                as r(id, slot, used, expires_at)
              where (select count(*) from logged) = ?
              order by r.id, r.slot
              on conflict (id, slot) do update set used = c.used + excluded.used
              returning id, slot, used, verified)
            select 'appended', id, 0, 0, 0, '' from logged
            union all select 'log', id, 0, 0, 0, events from sms_guard_log where id = any(cast(? as text[]))
            union all select 'read', c.id, c.slot, c.used, c.verified, ''
              from unnest(cast(? as text[]), cast(? as bigint[]), cast(? as bigint[])) as r(id, first, last)
              join sms_guard_count c on c.id = r.id and c.slot between r.first and r.last
            union all select 'counted', id, slot, used, verified, '' from counted
            """;

    private final GuardDatabase database;

    PostgreSqlCounting(GuardDatabase database) {
        this.database = database;
    }

    @Override
    Counts count(Send send) {
        return database.run("count a message", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql(send))) {
                bind(connection, statement, send);
                return read(connection, statement, send);
            }
        });
    }

    private static String sql(Send send) {
        StringBuilder sql = new StringBuilder("with ");
        StringBuilder logged = new StringBuilder("logged as (select '' as id where false");
        for (int i = 0; i < send.logs().size(); i++) {
            sql.append("log")
                    .append(i)
                    .append(" as (")
                    .append(append(send.logs().get(i)))
                    .append("), ");
            logged.append(" union all select id from log").append(i);
        }
        return sql.append(logged).append(")").append(COUNT).toString();
    }

    private static String append(Log log) {
        StringBuilder conditions = new StringBuilder();
        if (log.enforced()) {
            condition(conditions, log.limits().perMinute());
            condition(conditions, log.limits().perHour());
            condition(conditions, log.limits().perDay());
        }
        return "insert into sms_guard_log as l (id, events, expires_at) values (?, ?, ?) on conflict (id) do update"
                + " set events = right(l.events || excluded.events, "
                + log.limits().largest() * EventLog.WIDTH + "), expires_at = excluded.expires_at" + conditions
                + " returning id";
    }

    /** Adds that the event before so many others is older than the time. */
    private static void condition(StringBuilder conditions, int limit) {
        if (limit > 0) {
            int length = limit * EventLog.WIDTH;
            conditions
                    .append(conditions.length() == 0 ? " where " : " and ")
                    .append("(length(l.events) < " + length + " or substr(l.events, length(l.events) - " + (length - 1)
                            + ", " + EventLog.WIDTH + ") <= ?)");
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Send send) throws SQLException {
        int index = 1;
        for (Log log : send.logs()) {
            statement.setString(index++, log.id());
            statement.setString(index++, EventLog.event(send.at()));
            statement.setLong(index++, send.at() + EventLog.DAY);
            if (log.enforced()) {
                index = bind(statement, index, log.limits().perMinute(), send.at() - EventLog.MINUTE);
                index = bind(statement, index, log.limits().perHour(), send.at() - EventLog.HOUR);
                index = bind(statement, index, log.limits().perDay(), send.at() - EventLog.DAY);
            }
        }
        List<Counter> added =
                send.counters().stream().filter(counter -> counter.add() != 0).toList();
        statement.setArray(
                index++,
                array(connection, "text", added.stream().map(Counter::id).toArray()));
        statement.setArray(
                index++,
                array(connection, "bigint", added.stream().map(Counter::slot).toArray()));
        statement.setArray(
                index++,
                array(connection, "bigint", added.stream().map(Counter::add).toArray()));
        statement.setArray(
                index++,
                array(
                        connection,
                        "bigint",
                        added.stream().map(JdbcGuardStore::expiry).toArray()));
        statement.setInt(index++, send.logs().size());
        statement.setArray(
                index++,
                array(connection, "text", send.logs().stream().map(Log::id).toArray()));
        List<Object[]> ranges = ranges(send);
        for (int column = 0; column < 3; column++) {
            int i = column;
            statement.setArray(
                    index++,
                    array(
                            connection,
                            i == 0 ? "text" : "bigint",
                            ranges.stream().map(range -> range[i]).toArray()));
        }
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    private static int bind(PreparedStatement statement, int index, int limit, long oldest) throws SQLException {
        if (limit == 0) {
            return index;
        }
        statement.setString(index, EventLog.event(oldest));
        return index + 1;
    }

    private static Counts read(Connection connection, PreparedStatement statement, Send send) throws SQLException {
        Set<String> appended = new HashSet<>();
        Map<String, String> events = new HashMap<>();
        Reading reading = new Reading();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String id = row.getString(2);
                switch (row.getString(1)) {
                    case "appended" -> appended.add(id);
                    case "log" -> events.put(id, row.getString(6));
                    case "read" -> reading.addIfAbsent(id, row.getLong(3), row.getLong(4), row.getLong(5));
                    default -> reading.add(id, row.getLong(3), row.getLong(4), row.getLong(5));
                }
            }
        }
        boolean counted = appended.size() == send.logs().size();
        if (counted) {
            reading.subtract(send.counters());
        } else if (!appended.isEmpty()) {
            // on the same connection, because all others may be waiting for one
            for (String id : appended) {
                JdbcGuardStore.remove(connection, id, send.at());
            }
        }
        List<String> before = new ArrayList<>();
        send.logs().forEach(log -> before.add(events.getOrDefault(log.id(), "")));
        return reading.counts(counted, before);
    }
}
