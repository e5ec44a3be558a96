package io.smsgateway.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tables of the stores: creates them, or checks that they are there. */
public final class JdbcSchema {

    /** The version of the tables that this library uses. */
    static final int VERSION = 2;

    private static final String READ_NAME = "read the name of the database";

    private JdbcSchema() {}

    /**
     * Creates the tables, or upgrades those of an earlier version. Does nothing where they have the version of this library or a
     * later one. May be called by several machines at once.
     *
     * @throws JdbcStoreException when the database is unknown or refuses a statement
     */
    public static void create(DataSource dataSource) {
        // creating an index that is there locks its table all the same, which would hold up claims at each start
        Database database = Transactions.own(dataSource).run(READ_NAME, JdbcSchema::database);
        database.scripts(version(dataSource)).forEach(script -> script(script).run(dataSource));
    }

    static SchemaScript script(String path) {
        return SchemaScript.of(JdbcSchema.class, path);
    }

    /** Returns whether the database is embedded, so that the application may create its tables without being asked. */
    public static boolean isEmbedded(DataSource dataSource) {
        return Transactions.own(dataSource)
                .run(
                        READ_NAME,
                        connection -> database(connection)
                                .isEmbedded(connection.getMetaData().getURL()));
    }

    /**
     * Checks the tables and returns their database.
     *
     * @throws JdbcStoreException when the tables are missing or of another version; says which script to run
     */
    static Database require(DataSource dataSource) {
        Database database = Transactions.own(dataSource).run(READ_NAME, JdbcSchema::database);
        int version = version(dataSource);
        if (version == VERSION) {
            return database;
        }
        String found = version == 0
                ? "The tables of sms-jdbc are missing, or the user may not read them."
                : "The tables of sms-jdbc have version " + version + ", and this library needs " + VERSION + ".";
        String action = version > VERSION
                ? " Use the library's version that wrote them, or a later one"
                : " Run " + String.join(", then ", database.scripts(version))
                        + " of sms-jdbc's jar in the database, or call JdbcSchema.create(dataSource)";
        throw new JdbcStoreException(found + action, null);
    }

    /** Returns the version of the tables; 0 where they are missing or may not be read. */
    private static int version(DataSource dataSource) {
        try {
            return Transactions.own(dataSource)
                    .run(
                            "read the version of the tables of sms-jdbc",
                            connection -> Dialect.query(
                                            connection,
                                            row -> row.getInt(1),
                                            "select coalesce(max(version), 0) from sms_schema")
                                    .get(0));
        } catch (JdbcStoreException failed) {
            if (isMissing(failed.getCause())) {
                return 0;
            }
            throw failed;
        }
    }

    /** Returns whether a table is unknown to this user, rather than the database out of reach. */
    private static boolean isMissing(@Nullable Throwable cause) {
        return cause instanceof SQLException failed
                && ((failed.getSQLState() != null && failed.getSQLState().startsWith("42"))
                        || failed.getErrorCode() == H2Dialect.NO_RIGHTS);
    }

    private static Database database(Connection connection) throws SQLException {
        return Database.of(connection.getMetaData());
    }
}
