package io.smsgateway.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/** MySQL and MariaDB. */
final class MySqlDialect extends Dialect {

    @Override
    String begin() {
        // by default a transaction locks the gaps between keys, so that those of two lists wait for each other
        return "set transaction isolation level read committed";
    }

    @Override
    String now() {
        return "cast(unix_timestamp(sysdate(3)) * 1000 as signed)";
    }

    @Override
    int insertMissing(Connection connection, String table, List<Column> columns, List<Object[]> rows)
            throws SQLException {
        // the lengths of all values were checked, so that nothing but a key that is there is ignored
        try (PreparedStatement insert = connection.prepareStatement("insert ignore into " + table + " " + names(columns)
                + " values " + String.join(", ", Collections.nCopies(rows.size(), values(columns))))) {
            int index = 1;
            for (Object[] values : rows) {
                for (Object value : values) {
                    insert.setObject(index++, value);
                }
            }
            return insert.executeUpdate();
        }
    }
}
