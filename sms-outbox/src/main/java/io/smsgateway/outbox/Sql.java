package io.smsgateway.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Short forms of {@code java.sql}. */
final class Sql {

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T extends @Nullable Object> {

        T read(ResultSet row) throws SQLException;
    }

    private Sql() {}

    static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    static <T extends @Nullable Object> List<T> query(
            Connection connection, Reader<T> reader, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        }
    }

    /** Runs an update once for each list of parameters. */
    static void batch(Connection connection, String sql, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] == null) {
                statement.setNull(i + 1, Types.VARCHAR);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    /** Returns question marks for a list of so many values. */
    static String marks(int values) {
        return String.join(", ", Collections.nCopies(values, "?"));
    }

    /**
     * Returns one column of many rows.
     *
     * @param values creates an array of the column's own class, which the driver of PostgreSQL sends in binary form
     */
    static <T, C> Array array(
            Connection connection,
            String type,
            Collection<T> rows,
            IntFunction<C[]> values,
            Function<? super T, ? extends C> column)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray(values));
    }
}
