package io.smsgateway.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs the statements of a store, in a transaction of its own or in the caller's. */
final class Transactions {

    private static final int ATTEMPTS = 10;
    private static final int LONGEST_PAUSE_MILLIS = 20;

    /** Without a limit, a statement waits for minutes for a network that drops packets. The client gives up a claim after 5 s. */
    private static final int LONGEST_READ_MILLIS = 4_000;

    /** Longest wait for a response where no message waits. */
    private static final int LONGEST_READ_IN_BACKGROUND_MILLIS = 60_000;

    /** Statements that belong together. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {

        T run(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;
    private final String begin;
    private final @Nullable CallerConnections caller;
    private final int longestRead;

    private Transactions(
            DataSource dataSource, String begin, @Nullable CallerConnections caller, int longestReadMillis) {
        this.dataSource = dataSource;
        this.begin = begin;
        this.caller = caller;
        this.longestRead = longestReadMillis;
    }

    /** Returns transactions that are committed on their own, in a database that is not known yet. */
    static Transactions own(DataSource dataSource) {
        return new Transactions(dataSource, "", null, LONGEST_READ_MILLIS);
    }

    /** Returns transactions that are committed on their own. */
    static Transactions own(DataSource dataSource, Dialect dialect) {
        return new Transactions(dataSource, dialect.begin(), null, LONGEST_READ_MILLIS);
    }

    /** Returns transactions that are a part of the caller's. */
    static Transactions callers(DataSource dataSource, CallerConnections caller) {
        return new Transactions(dataSource, "", caller, LONGEST_READ_MILLIS);
    }

    /** Returns the same transactions, whose statements may take a minute. */
    Transactions inBackground() {
        return new Transactions(dataSource, begin, caller, LONGEST_READ_IN_BACKGROUND_MILLIS);
    }

    /**
     * Runs statements, up to ten times after a deadlock in a transaction of their own.
     *
     * @param what the purpose, for the message of the exception
     * @throws JdbcStoreException when they fail; they may have been committed
     */
    <T extends @Nullable Object> T run(String what, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return caller == null ? alone(work) : within(caller, work);
            } catch (SQLException failed) {
                if (caller != null || attempt == ATTEMPTS || !isWorthRepeating(failed)) {
                    throw new JdbcStoreException("The database failed to " + what + ": " + describe(failed), failed);
                }
                // a random pause, so that deadlocked transactions do not collide again
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS)));
            }
        }
    }

    private <T extends @Nullable Object> T alone(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            int limit = limitReads(connection);
            boolean commitsEach = connection.getAutoCommit();
            boolean committed = false;
            try {
                if (commitsEach) {
                    connection.setAutoCommit(false);
                }
                if (!begin.isEmpty()) {
                    Dialect.update(connection, begin);
                }
                T result = work.run(connection);
                connection.commit();
                committed = true;
                return result;
            } finally {
                restore(connection, committed, commitsEach, limit);
            }
        }
    }

    private <T extends @Nullable Object> T within(CallerConnections source, Work<T> work) throws SQLException {
        Connection connection = source.open();
        try {
            int limit = limitReads(connection);
            try {
                return work.run(connection);
            } finally {
                restore(connection, true, false, limit);
            }
        } finally {
            source.release(connection);
        }
    }

    /** Limits how long a statement waits for its response, and returns the limit before in milliseconds; 0 for none. */
    private int limitReads(Connection connection) throws SQLException {
        int before = connection.getNetworkTimeout();
        if (before == 0 || before > longestRead) {
            connection.setNetworkTimeout(Runnable::run, longestRead);
        }
        return before;
    }

    /** Restores the connection; failures here are ignored so that the original exception is thrown. */
    private static void restore(Connection connection, boolean committed, boolean commitsEach, int limit) {
        try {
            if (!committed) {
                connection.rollback();
            }
            if (commitsEach) {
                connection.setAutoCommit(true);
            }
            connection.setNetworkTimeout(Runnable::run, limit);
        } catch (SQLException broken) {
            // closing the connection rolls back as well, and its pool finds that it is broken
        }
    }

    /** Returns whether another try may succeed: after a deadlock, a serialization failure, a wait for a lock in H2. */
    private static boolean isWorthRepeating(SQLException failed) {
        String state = failed.getSQLState();
        return (state != null && state.startsWith("40")) || failed.getErrorCode() == H2Dialect.LOCK_TIMEOUT;
    }

    private static String describe(SQLException failed) {
        return failed.getClass().getSimpleName() + ", SQL state " + failed.getSQLState() + ", code "
                + failed.getErrorCode();
    }
}
