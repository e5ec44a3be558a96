package io.smsgateway.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Runs statements that commit on their own, whatever transaction the caller is in. */
final class GuardDatabase {

    private static final int ATTEMPTS = 10;
    private static final int LONGEST_PAUSE_MILLIS = 20;
    private static final int H2_LOCK_TIMEOUT = 50200;
    private static final int LONGEST_READ_MILLIS = 4_000;

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T> {

        T run(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;

    GuardDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Runs one statement, which costs one round trip; see {@link #inTransaction} for the rest. */
    <T> T run(String what, Work<T> work) {
        return repeated(what, true, work);
    }

    /**
     * Runs statements that belong together, up to ten times where the database has rolled them back.
     *
     * @param what the purpose, for the message of the exception
     * @throws GuardStoreException when they fail; they may have been committed
     */
    <T> T inTransaction(String what, Work<T> work) {
        return repeated(what, false, work);
    }

    private <T> T repeated(String what, boolean commitsEach, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return alone(commitsEach, work);
            } catch (SQLException failed) {
                if (attempt == ATTEMPTS || !isRolledBack(failed)) {
                    throw new GuardStoreException(
                            "The database failed to " + what + ": "
                                    + failed.getClass().getSimpleName() + ", SQL state " + failed.getSQLState()
                                    + ", code " + failed.getErrorCode(),
                            failed);
                }
                // a random pause, so that deadlocked transactions do not collide again
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS)));
            }
        }
    }

    private <T> T alone(boolean commitsEach, Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean before = connection.getAutoCommit();
            int longestRead = connection.getNetworkTimeout();
            if (longestRead == 0 || longestRead > LONGEST_READ_MILLIS) {
                connection.setNetworkTimeout(Runnable::run, LONGEST_READ_MILLIS);
            }
            boolean done = false;
            try {
                if (before != commitsEach) {
                    connection.setAutoCommit(commitsEach);
                }
                T result = work.run(connection);
                if (!commitsEach) {
                    connection.commit();
                }
                done = true;
                return result;
            } finally {
                restore(connection, done || commitsEach, before, longestRead);
            }
        }
    }

    /** Failures here are ignored, so that the result or the original exception counts; the pool finds a broken connection. */
    private static void restore(Connection connection, boolean done, boolean commitsEach, int longestRead) {
        try {
            if (!done) {
                connection.rollback();
            }
            if (connection.getAutoCommit() != commitsEach) {
                connection.setAutoCommit(commitsEach);
            }
            connection.setNetworkTimeout(Runnable::run, longestRead);
        } catch (SQLException broken) {
            // closing the connection rolls back as well
        }
    }

    private static boolean isRolledBack(SQLException failed) {
        String state = failed.getSQLState();
        return (state != null && (state.startsWith("40") || state.startsWith("23")))
                || failed.getErrorCode() == H2_LOCK_TIMEOUT;
    }

    /** Runs an update and returns the number of rows. */
    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}
