package io.smsgateway.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** H2 in the same process, where a statement for each row costs no round trip. */
final class H2Dialect extends Dialect {

    static final int LOCK_TIMEOUT = 50200;
    static final int NO_RIGHTS = 90096;

    private static final int DUPLICATE_KEY = 23505;

    @Override
    String now() {
        return "cast(extract(epoch from current_timestamp) * 1000 as bigint)";
    }

    @Override
    int insertMissing(Connection connection, String table, List<Column> columns, List<Object[]> rows)
            throws SQLException {
        int inserted = 0;
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + table + " " + names(columns) + " values " + values(columns))) {
            for (Object[] values : rows) {
                for (int i = 0; i < values.length; i++) {
                    insert.setObject(i + 1, values[i]);
                }
                try {
                    inserted += insert.executeUpdate();
                } catch (SQLException failed) {
                    if (failed.getErrorCode() != DUPLICATE_KEY) {
                        throw failed;
                    }
                }
            }
        }
        return inserted;
    }
}
