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

    /** Statements that belong together. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {

        T run(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;
    private final String begin;
    private final @Nullable CallerConnections caller;

    private Transactions(DataSource dataSource, String begin, @Nullable CallerConnections caller) {
        this.dataSource = dataSource;
        this.begin = begin;
        this.caller = caller;
    }

    /** Returns transactions that are committed on their own, in a database that is not known yet. */
    static Transactions own(DataSource dataSource) {
        return new Transactions(dataSource, "", null);
    }

    /** Returns transactions that are committed on their own. */
    static Transactions own(DataSource dataSource, Dialect dialect) {
        return new Transactions(dataSource, dialect.begin(), null);
    }

    /** Returns transactions that are a part of the caller's. */
    static Transactions callers(DataSource dataSource, CallerConnections caller) {
        return new Transactions(dataSource, "", caller);
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
            int longestRead = connection.getNetworkTimeout();
            if (longestRead == 0 || longestRead > LONGEST_READ_MILLIS) {
                connection.setNetworkTimeout(Runnable::run, LONGEST_READ_MILLIS);
            }
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
                restore(connection, committed, commitsEach, longestRead);
            }
        }
    }

    private static <T extends @Nullable Object> T within(CallerConnections source, Work<T> work) throws SQLException {
        Connection connection = source.open();
        try {
            return work.run(connection);
        } finally {
            source.release(connection);
        }
    }

    /** Restores the connection; failures here are ignored so that the original exception is thrown. */
    private static void restore(Connection connection, boolean committed, boolean commitsEach, int longestRead) {
        try {
            if (!committed) {
                connection.rollback();
            }
            if (commitsEach) {
                connection.setAutoCommit(true);
            }
            connection.setNetworkTimeout(Runnable::run, longestRead);
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
