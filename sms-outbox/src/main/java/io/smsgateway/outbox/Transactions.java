package io.smsgateway.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs statements of the outbox in transactions of its own. */
final class Transactions {

    private static final int ATTEMPTS = 10;
    private static final int LONGEST_PAUSE_MILLIS = 20;
    private static final int H2_LOCK_TIMEOUT = 50200;

    /** Without a limit, a statement waits for minutes for a network that drops packets. */
    private static final int LONGEST_READ_MILLIS = 30_000;

    /** Statements that belong together. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {

        T run(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;
    private final String begin;

    Transactions(DataSource dataSource) {
        this(dataSource, "");
    }

    /**
     * Creates transactions.
     *
     * @param begin the first statement of each; empty for none
     */
    Transactions(DataSource dataSource, String begin) {
        this.dataSource = dataSource;
        this.begin = begin;
    }

    /**
     * Runs statements, once more after a deadlock.
     *
     * @param what the purpose, for the message of the exception
     * @throws OutboxException when they fail; they may have been committed
     */
    <T extends @Nullable Object> T run(String what, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return alone(work);
            } catch (SQLException failed) {
                if (attempt == ATTEMPTS || !isWorthRepeating(failed)) {
                    throw failure(what, failed);
                }
                // transactions that were in each other's way must not meet again
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS)));
            }
        }
    }

    /** Runs statements in the caller's transaction. */
    static <T extends @Nullable Object> T within(Connection connection, String what, Work<T> work) {
        try {
            return work.run(connection);
        } catch (SQLException failed) {
            throw failure(what, failed);
        }
    }

    static OutboxException failure(String what, SQLException failed) {
        return new OutboxException(
                "The database failed to " + what + ": " + failed.getClass().getSimpleName() + ", SQL state "
                        + failed.getSQLState() + ", code " + failed.getErrorCode(),
                failed);
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
                    Sql.update(connection, begin);
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

    /** Gives the connection back as it was; what a broken one throws here must not hide why it broke. */
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
        return (state != null && state.startsWith("40")) || failed.getErrorCode() == H2_LOCK_TIMEOUT;
    }
}
