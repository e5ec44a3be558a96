package io.smsgateway.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** SQL that differs between databases. */
abstract class Dialect {

    /** A column of an insert, and the expression of its value with one question mark. */
    record Column(String name, String expression) {

        static Column of(String name) {
            return new Column(name, "?");
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T> {

        T read(ResultSet row) throws SQLException;
    }

    /** Returns the statement with which a transaction begins; empty for none. */
    String begin() {
        return "";
    }

    /** Returns the expression of the database's time in milliseconds. */
    abstract String now();

    /**
     * Inserts the rows whose primary key is not there.
     *
     * @param rows values of type {@link String} or {@link Long}, in the order of the primary key
     * @return how many were inserted
     */
    abstract int insertMissing(Connection connection, String table, List<Column> columns, List<Object[]> rows)
            throws SQLException;

    /**
     * Stores the results of idempotency keys that the owner holds and that have none.
     *
     * @param rows key and result of each
     */
    void settle(Connection connection, String owner, List<String[]> rows) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update sms_key set result = ?, settled_at = "
                + now() + " where id = ? and owner = ? and result is null")) {
            for (String[] row : rows) {
                update.setString(1, row[1]);
                update.setString(2, row[0]);
                update.setString(3, owner);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Returns the names of columns in brackets. */
    static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Returns the expressions of the columns' values in brackets. */
    static String values(List<Column> columns) {
        return columns.stream().map(Column::expression).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Returns a condition that a column has one of so many values. */
    String in(String column, int values) {
        return column + " in (" + String.join(", ", Collections.nCopies(values, "?")) + ")";
    }

    /** Binds the values of {@link #in}, and returns the index of the next parameter. */
    int bind(PreparedStatement statement, int index, Collection<String> values) throws SQLException {
        int next = index;
        for (String value : values) {
            statement.setString(next++, value);
        }
        return next;
    }

    /** Runs an update and returns the number of rows. */
    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Runs a query. */
    static <T> List<T> query(Connection connection, Reader<T> reader, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return read(statement, reader);
        }
    }

    static <T> List<T> read(PreparedStatement statement, Reader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException invalid) {
            statement.close();
            throw invalid;
        }
    }
}
