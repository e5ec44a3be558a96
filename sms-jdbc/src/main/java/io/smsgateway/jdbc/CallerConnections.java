package io.smsgateway.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Supplies connections of a transaction that the caller ends, such as the one that Spring has bound to the thread. Safe for
 * many threads.
 */
public interface CallerConnections {

    /**
     * Returns the connection of the caller's transaction, or another that commits each statement by itself.
     *
     * @throws SQLException when there is none
     */
    Connection open() throws SQLException;

    /** Takes a connection back that {@link #open} returned; neither commits nor rolls back. */
    void release(Connection connection) throws SQLException;
}
