package io.smsgateway.codes;

import io.smsgateway.jdbc.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The statement that decides on a code: one update whose expressions see the row's old values, and that returns the number of
 * the decision. Assigns the tries last, because MySQL evaluates assignments from left to right on the new values.
 */
enum CheckStatement {
    /** Returns the updated row. */
    RETURNING("", "%s", " returning outcome"),
    /** Selects from the updated row. */
    FINAL_TABLE("select outcome from final table (", "%s", ")"),
    /** MySQL and MariaDB return no row from an update, but the value of {@code last_insert_id}, as if it were a new key. */
    LAST_INSERT_ID("", "last_insert_id(%s)", "") {
        @Override
        long run(Connection connection, String sql, Object... parameters) throws SQLException {
            try (PreparedStatement update = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
                CodeStatements.bind(update, parameters);
                update.executeUpdate();
                try (ResultSet key = update.getGeneratedKeys()) {
                    return key.next() ? key.getLong(1) : 0;
                }
            }
        }
    };

    private static final String OUTCOME = "case when tries_left < 0 then " + CodeCheck.USED
            + " when ends_at <= ? then " + CodeCheck.EXPIRED
            + " when tries_left = 0 then " + CodeCheck.TOO_MANY_TRIES
            + " when %s then " + CodeCheck.VALID
            + " else tries_left - 1 + " + CodeCheck.FIRST_WRONG + " end";

    private static final String TRIES_LEFT = "case when tries_left <= 0 or ends_at <= ? then tries_left"
            + " when %s then " + StoredCode.USED
            + " else tries_left - 1 end";

    private final String right;
    private final String wrong;

    CheckStatement(String begin, String outcome, String end) {
        this.right = sql(begin, outcome, end, "decoy = 0 and sends > 0");
        this.wrong = sql(begin, outcome, end, "1 = 0");
    }

    /** The number of checks changes always, so that drivers that count changed rows only return a key as well. */
    private static String sql(String begin, String outcome, String end, String isRight) {
        return begin + "update sms_code set checks = checks + 1, outcome = "
                + outcome.formatted(OUTCOME.formatted(isRight)) + ", tries_left = " + TRIES_LEFT.formatted(isRight)
                + " where id = ? and binding = ?" + end;
    }

    static CheckStatement of(Database database) {
        return switch (database) {
            case POSTGRESQL -> RETURNING;
            case H2 -> FINAL_TABLE;
            case MYSQL, MARIADB -> LAST_INSERT_ID;
        };
    }

    /** Returns the number of the decision; 0 where there is no such row. */
    final long run(Connection connection, String id, String binding, boolean isRight, long now) throws SQLException {
        return run(connection, isRight ? right : wrong, now, now, id, binding);
    }

    long run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            CodeStatements.bind(update, parameters);
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
