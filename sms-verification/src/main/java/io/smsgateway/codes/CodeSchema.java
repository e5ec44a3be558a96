package io.smsgateway.codes;

import io.smsgateway.jdbc.Database;
import io.smsgateway.jdbc.JdbcStoreException;
import io.smsgateway.jdbc.SchemaScript;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/** The table of a {@link JdbcCodeStore}: creates it, or checks that it is there. */
public final class CodeSchema {

    private CodeSchema() {}

    /** Returns the path of the script that creates the table, below the root of the class path; each statement may be run again. */
    public static String script(Database database) {
        return "io/smsgateway/codes/schema-" + database.name().toLowerCase(Locale.ROOT) + ".sql";
    }

    /**
     * Creates the table if it is missing. May be called again, and by several machines at once.
     *
     * @throws JdbcStoreException when the database is not supported, or refuses a statement
     * @throws CodeStoreException when the database does not respond
     */
    public static void create(DataSource dataSource) {
        Database database = database(new CodeStatements(dataSource));
        SchemaScript.of(CodeSchema.class, script(database)).run(dataSource);
    }

    private static Database database(CodeStatements statements) {
        return statements.run("read the name of the database", connection -> Database.of(connection.getMetaData()));
    }

    /** Checks the table and returns its database. */
    static Database require(DataSource dataSource) {
        CodeStatements statements = new CodeStatements(dataSource);
        Database database = database(statements);
        try {
            statements.run("read the table of codes", connection -> {
                try (Statement query = connection.createStatement();
                        ResultSet row = query.executeQuery("select id, purpose, recipient, binding, decoy, tries_left,"
                                + " sends, ends_at, resend_at, checks, outcome from sms_code where 1 = 0")) {
                    return row.next();
                }
            });
        } catch (CodeStoreException missing) {
            throw new CodeStoreException(
                    "The table sms_code is missing or lacks a column, or the user may not read it. Run "
                            + script(database)
                            + " of sms-verification's jar in the database, or call CodeSchema.create(dataSource)",
                    missing.getCause());
        }
        return database;
    }
}
