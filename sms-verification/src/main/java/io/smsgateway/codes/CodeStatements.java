package io.smsgateway.codes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs single statements, each of which commits on its own. */
final class CodeStatements {

    private static final int ATTEMPTS = 5;
    private static final int H2_LOCK_TIMEOUT = 50200;
    private static final int LONGEST_READ_MILLIS = 5_000;

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T> {

        T run(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;

    CodeStatements(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Runs a statement, up to five times where the database has rolled it back.
     *
     * @param what the purpose, for the message of the exception
     * @throws CodeStoreException when it fails; it may have been committed
     */
    <T> T run(String what, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return alone(work);
            } catch (SQLException failed) {
                if (attempt == ATTEMPTS || !isRolledBack(failed)) {
                    throw new CodeStoreException(
                            "The database failed to " + what + ": "
                                    + failed.getClass().getSimpleName() + ", SQL state " + failed.getSQLState()
                                    + ", code " + failed.getErrorCode(),
                            failed);
                }
            }
        }
    }

    private <T> T alone(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            int longestRead = connection.getNetworkTimeout();
            boolean commitsEach = connection.getAutoCommit();
            if (longestRead == 0 || longestRead > LONGEST_READ_MILLIS) {
                connection.setNetworkTimeout(Runnable::run, LONGEST_READ_MILLIS);
            }
            try {
                if (!commitsEach) {
                    connection.setAutoCommit(true);
                }
                return work.run(connection);
            } finally {
                restore(connection, commitsEach, longestRead);
            }
        }
    }

    /** Failures here are ignored, so that the result or the original exception counts. */
    private static void restore(Connection connection, boolean commitsEach, int longestRead) {
        try {
            if (!commitsEach) {
                connection.setAutoCommit(false);
            }
            connection.setNetworkTimeout(Runnable::run, longestRead);
        } catch (SQLException broken) {
            // its pool finds that the connection is broken
        }
    }

    private static boolean isRolledBack(SQLException failed) {
        String state = failed.getSQLState();
        return (state != null && state.startsWith("40")) || failed.getErrorCode() == H2_LOCK_TIMEOUT;
    }

    /** Runs an update and returns the number of rows. */
    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
