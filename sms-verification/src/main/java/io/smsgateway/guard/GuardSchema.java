package io.smsgateway.guard;

import io.smsgateway.jdbc.Database;
import io.smsgateway.jdbc.JdbcStoreException;
import io.smsgateway.jdbc.SchemaScript;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/** The tables of a {@link JdbcGuardStore}: creates them, or checks that they are there. */
public final class GuardSchema {

    private GuardSchema() {}

    /** Returns the path of the script that creates the tables, below the root of the class path; each statement may be run again. */
    public static String script(Database database) {
        return "io/smsgateway/guard/schema-" + database.name().toLowerCase(Locale.ROOT) + ".sql";
    }

    /**
     * Creates the tables that are missing. May be called again, and by several machines at once.
     *
     * @throws JdbcStoreException when the database is not supported, or refuses a statement
     * @throws GuardStoreException when the database does not respond
     */
    public static void create(DataSource dataSource) {
        Database database = database(new GuardDatabase(dataSource));
        SchemaScript.of(GuardSchema.class, script(database)).run(dataSource);
    }

    private static Database database(GuardDatabase statements) {
        return statements.run("read the name of the database", connection -> Database.of(connection.getMetaData()));
    }

    /** Checks the tables and returns its database. */
    static Database require(DataSource dataSource) {
        GuardDatabase statements = new GuardDatabase(dataSource);
        Database database = database(statements);
        try {
            statements.run("read the tables of the guard", connection -> {
                try (Statement query = connection.createStatement();
                        ResultSet row = query.executeQuery(
                                "select l.id, l.events, l.expires_at, c.slot, c.used, c.verified,"
                                        + " c.expires_at from sms_guard_log l join sms_guard_count c on c.id = l.id where 1 = 0")) {
                    return row.next();
                }
            });
        } catch (GuardStoreException missing) {
            throw new GuardStoreException(
                    "A table of the guard is missing or lacks a column, or the user may not read it. Run "
                            + script(database)
                            + " of sms-verification's jar in the database, or call GuardSchema.create(dataSource)",
                    missing.getCause());
        }
        return database;
    }
}
