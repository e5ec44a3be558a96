package io.smsgateway.guard;

import io.smsgateway.jdbc.Database;
import io.smsgateway.jdbc.JdbcStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tables of a {@link JdbcGuardStore}: creates them, or checks that they are there. */
public final class GuardSchema {

    private static final int ATTEMPTS = 5;
    private static final int MYSQL_DUPLICATE_INDEX = 1061;

    private GuardSchema() {}

    /** Returns the path of the script that creates the tables, below the root of the class path; each statement may be run again. */
    public static String script(Database database) {
        return "io/smsgateway/guard/schema-" + database.name().toLowerCase(Locale.ROOT) + ".sql";
    }

    /**
     * Creates the tables that are missing. May be called again, and by several machines at once.
     *
     * @throws GuardStoreException when the database refuses a statement
     * @throws JdbcStoreException when the database is not supported
     */
    public static void create(DataSource dataSource) {
        for (int attempt = 1; ; attempt++) {
            try {
                run(new GuardDatabase(dataSource));
                return;
            } catch (GuardStoreException failed) {
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

    private static void run(GuardDatabase statements) {
        Database database = database(statements);
        for (String sql : statements(database)) {
            statements.run("create the tables of the guard", connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute(sql);
                } catch (SQLException failed) {
                    // MySQL has no "if not exists" for an index
                    if (failed.getErrorCode() == MYSQL_DUPLICATE_INDEX) {
                        return false;
                    }
                    throw failed;
                }
            });
        }
    }

    private static List<String> statements(Database database) {
        String script = script(database);
        try (InputStream in = Objects.requireNonNull(
                GuardSchema.class.getResourceAsStream("/" + script), "the jar has no " + script)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            return Arrays.stream(text.split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
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
