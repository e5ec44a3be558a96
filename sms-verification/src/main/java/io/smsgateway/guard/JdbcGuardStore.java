package io.smsgateway.guard;

import io.smsgateway.jdbc.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Counters in a database, shared by all machines of an application. Counting a message is one statement in PostgreSQL, and a
 * transaction of several in other databases. It commits on its own, whatever transaction the caller is in. Once a minute a
 * message deletes rows that no rule reads any more, 5,000 at a time.
 *
 * <p>The counters of all traffic and of money are rows that every message locks for a moment. Give the connection pool a
 * short timeout, such as 500 ms: a message waits that long where the database is gone.
 */
public final class JdbcGuardStore extends GuardStore {

    private static final int BATCH = 5_000;
    private static final long CLEAN_UP_EVERY = Duration.ofMinutes(1).toMillis();

    private final GuardDatabase database;
    private final CountStatements counting;
    private final AtomicLong cleanUpAt = new AtomicLong();

    private JdbcGuardStore(GuardDatabase database, CountStatements counting) {
        this.database = database;
        this.counting = counting;
    }

    /**
     * Returns the store of a database, whose tables are there: {@link GuardSchema#create} or a script has created them.
     *
     * @throws GuardStoreException when a table is missing, or the database cannot be reached; says what to do
     */
    public static JdbcGuardStore of(DataSource dataSource) {
        Database product = GuardSchema.require(dataSource);
        GuardDatabase database = new GuardDatabase(dataSource);
        return new JdbcGuardStore(database, CountStatements.of(database, product));
    }

    @Override
    Counts count(Send send) {
        Counts counts = counting.count(send);
        cleanUp(send.at());
        return counts;
    }

    @Override
    void undo(Send send) {
        database.inTransaction("take back a message", connection -> {
            for (Send.Log log : send.logs()) {
                remove(connection, log.id(), send.at());
            }
            for (Send.Counter counter : send.counters()) {
                if (counter.add() != 0) {
                    PortableCounting.add(connection, counter, -counter.add(), 0);
                }
            }
            return true;
        });
    }

    /** Removes one event of that time from a log. */
    static void remove(Connection connection, String id, long at) throws SQLException {
        String event = EventLog.event(at);
        GuardDatabase.update(
                connection,
                "update sms_guard_log set events = concat(substring(events, 1, position(? in events) - 1),"
                        + " substring(events, position(? in events) + " + EventLog.WIDTH
                        + ")) where id = ? and position(? in events) > 0",
                event,
                event,
                id,
                event);
    }

    @Override
    String events(String log) {
        return database.run("read a log", connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("select events from sms_guard_log where id = ?")) {
                query.setString(1, log);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? row.getString(1) : "";
                }
            }
        });
    }

    @Override
    void verified(List<Send.Counter> counters) {
        database.inTransaction("count a verified code", connection -> {
            for (Send.Counter counter : counters) {
                PortableCounting.add(connection, counter, 0, 1);
            }
            return true;
        });
    }

    @Override
    boolean replace(@Nullable PrefixBlock seen, PrefixBlock block) {
        String id = CountStatements.BLOCK + block.prefix();
        long until = block.until().toEpochMilli();
        return database.run("block a prefix", connection -> {
            if (seen == null) {
                return isInserted(connection, id, until, block.level());
            }
            return GuardDatabase.update(
                            connection,
                            "update sms_guard_count set used = ?, verified = ?, expires_at = ? where id = ? and slot = 0"
                                    + " and used = ? and verified = ?",
                            until,
                            (long) block.level(),
                            until + EventLog.DAY,
                            id,
                            seen.until().toEpochMilli(),
                            (long) seen.level())
                    == 1;
        });
    }

    private static boolean isInserted(Connection connection, String id, long until, long level) throws SQLException {
        try {
            return GuardDatabase.update(
                            connection,
                            "insert into sms_guard_count (id, slot, used, verified, expires_at) values (?, 0, ?, ?, ?)",
                            id,
                            until,
                            level,
                            until + EventLog.DAY)
                    == 1;
        } catch (SQLException failed) {
            if (failed.getSQLState() != null && failed.getSQLState().startsWith("23")) {
                return false;
            }
            throw failed;
        }
    }

    @Override
    List<PrefixBlock> blocks() {
        return database.run("read the blocks", connection -> {
            List<PrefixBlock> blocks = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                            "select id, used, verified from sms_guard_count where id >= 'b:' and id < 'b;'");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    blocks.add(block(row.getString(1), row.getLong(2), row.getLong(3)));
                }
            }
            return blocks;
        });
    }

    /** Returns the block in a row. */
    static PrefixBlock block(String id, long until, long level) {
        return new PrefixBlock(
                id.substring(CountStatements.BLOCK.length()), Instant.ofEpochMilli(until), Math.toIntExact(level));
    }

    /** Returns when the row of a counter's slot may be deleted. */
    static long expiry(Send.Counter counter) {
        return counter.slots().begin(counter.slot()) + counter.slots().kept();
    }

    /** Deletes old rows now and then. A failure costs the message nothing; another machine, or the next time, deletes them. */
    private void cleanUp(long now) {
        long due = cleanUpAt.get();
        if (now >= due && cleanUpAt.compareAndSet(due, now + CLEAN_UP_EVERY)) {
            try {
                delete("sms_guard_log", now);
                delete("sms_guard_count", now);
            } catch (GuardStoreException failed) {
                // the message is counted
            }
        }
    }

    /** Deletes all up to the end of the batch's last row, because not every database limits a delete. */
    private void delete(String table, long now) {
        database.run("delete old rows of " + table, connection -> {
            try (PreparedStatement last =
                    connection.prepareStatement("select max(old.expires_at) from (select expires_at from " + table
                            + " where expires_at <= ? order by expires_at limit " + BATCH + ") old")) {
                last.setLong(1, now);
                try (ResultSet row = last.executeQuery()) {
                    row.next();
                    return GuardDatabase.update(
                            connection, "delete from " + table + " where expires_at <= ?", row.getLong(1));
                }
            }
        });
    }

    @Override
    public String toString() {
        return "JdbcGuardStore";
    }
}
