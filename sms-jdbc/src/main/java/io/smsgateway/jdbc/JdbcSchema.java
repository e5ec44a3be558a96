package io.smsgateway.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tables of the stores: creates them, or checks that they are there. */
public final class JdbcSchema {

    /** The version of the tables that this library uses. */
    static final int VERSION = 1;

    private static final int ATTEMPTS = 5;

    private JdbcSchema() {}

    /**
     * Creates the tables that are missing. May be called again, and on a server by several machines at once. Tables of an earlier version
     * are not changed; {@link #require} then says what to run.
     *
     * @throws JdbcStoreException when the database is unknown or refuses a statement
     */
    public static void create(DataSource dataSource) {
        for (int attempt = 1; ; attempt++) {
            try {
                run(dataSource);
                return;
            } catch (JdbcStoreException failed) {
                if (attempt == ATTEMPTS || !isCreatedMeanwhile(failed.getCause())) {
                    throw failed;
                }
            }
        }
    }

    /** Concurrent creation can fail with a duplicate even with {@code if not exists}. */
    private static boolean isCreatedMeanwhile(@Nullable Throwable cause) {
        return cause instanceof SQLException failed
                && failed.getSQLState() != null
                && (failed.getSQLState().startsWith("23")
                        || failed.getSQLState().equals("42P07"));
    }

    private static void run(DataSource dataSource) {
        Transactions.own(dataSource).run("create the tables of sms-jdbc", connection -> {
            for (String statement : statements(database(connection))) {
                try (Statement sql = connection.createStatement()) {
                    sql.execute(statement);
                } catch (SQLException failed) {
                    if (!isThere(failed)) {
                        throw failed;
                    }
                }
            }
            return null;
        });
    }

    /** MySQL has no "if not exists" for an index. */
    private static boolean isThere(SQLException failed) {
        return failed.getErrorCode() == 1061;
    }

    private static List<String> statements(Database database) {
        String withoutComments = database.schema().replaceAll("(?m)^--.*$", "");
        return Arrays.stream(withoutComments.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** Returns whether the database is embedded, so that the application may create its tables without being asked. */
    public static boolean isEmbedded(DataSource dataSource) {
        return Transactions.own(dataSource)
                .run(
                        "read the name of the database",
                        connection -> database(connection)
                                .isEmbedded(connection.getMetaData().getURL()));
    }

    /**
     * Checks the tables and returns their database.
     *
     * @throws JdbcStoreException when the tables are missing or of another version; says which script to run
     */
    static Database require(DataSource dataSource) {
        Transactions transactions = Transactions.own(dataSource);
        Database database = transactions.run("read the name of the database", JdbcSchema::database);
        List<Integer> versions;
        try {
            versions = transactions.run(
                    "read the version of the tables of sms-jdbc",
                    connection -> Dialect.query(connection, row -> row.getInt(1), "select version from sms_schema"));
        } catch (JdbcStoreException missing) {
            throw new JdbcStoreException(
                    "The tables of sms-jdbc are missing, or the user may not read them. Run " + database.script()
                            + " of sms-jdbc's jar in the database, or call JdbcSchema.create(dataSource)",
                    missing.getCause());
        }
        if (!versions.contains(VERSION)) {
            throw new JdbcStoreException(
                    "The tables of sms-jdbc have version " + versions + ", and this library needs " + VERSION
                            + ". Run the upgrades of io/smsgateway/jdbc in sms-jdbc's jar in the database, or use the"
                            + " library's version that wrote them",
                    null);
        }
        return database;
    }

    private static Database database(Connection connection) throws SQLException {
        return Database.of(connection.getMetaData());
    }
}
