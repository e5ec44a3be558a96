package io.smsgateway.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Passes many rows as one array for each column, so that a statement has the same text for any number of rows. */
final class PostgreSqlDialect extends Dialect {

    @Override
    String now() {
        // not now(), which is when the transaction began
        return "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
    }

    @Override
    int insertMissing(Connection connection, String table, List<Column> columns, List<Object[]> rows)
            throws SQLException {
        Object[] first = rows.get(0);
        String values = IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).expression().replace("?", "v.c" + i))
                .collect(Collectors.joining(", "));
        String arrays = IntStream.range(0, columns.size())
                .mapToObj(i -> "cast(? as " + type(first[i]) + "[])")
                .collect(Collectors.joining(", "));
        String aliases =
                IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table + " " + names(columns)
                + " select " + values + " from unnest(" + arrays + ") as v(" + aliases + ") on conflict do nothing")) {
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                insert.setArray(
                        i + 1,
                        array(
                                connection,
                                type(first[i]),
                                rows.stream().map(row -> row[column]).toArray()));
            }
            return insert.executeUpdate();
        }
    }

    @Override
    void settle(Connection connection, String owner, List<String[]> rows) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update sms_key set result = v.result, settled_at = "
                        + now() + " from unnest(cast(? as text[]), cast(? as text[])) as v(id, result)"
                        + " where sms_key.id = v.id and owner = ? and sms_key.result is null")) {
            update.setArray(
                    1,
                    array(connection, "text", rows.stream().map(row -> row[0]).toArray()));
            update.setArray(
                    2,
                    array(connection, "text", rows.stream().map(row -> row[1]).toArray()));
            update.setString(3, owner);
            update.executeUpdate();
        }
    }

    @Override
    String in(String column, int values) {
        return column + " = any(?)";
    }

    @Override
    int bind(PreparedStatement statement, int index, Collection<String> values) throws SQLException {
        statement.setArray(index, array(statement.getConnection(), "text", values.toArray()));
        return index + 1;
    }

    private static String type(Object value) {
        return value instanceof Long ? "bigint" : "text";
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
