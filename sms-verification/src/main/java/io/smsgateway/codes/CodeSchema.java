package io.smsgateway.codes;

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

/** The table of a {@link JdbcCodeStore}: creates it, or checks that it is there. */
public final class CodeSchema {

    private static final int ATTEMPTS = 5;
    private static final int MYSQL_DUPLICATE_INDEX = 1061;

    private CodeSchema() {}

    /** Returns the path of the script that creates the table, below the root of the class path; each statement may be run again. */
    public static String script(Database database) {
        return "io/smsgateway/codes/schema-" + database.name().toLowerCase(Locale.ROOT) + ".sql";
    }

    /**
     * Creates the table if it is missing. May be called again, and by several machines at once.
     *
     * @throws CodeStoreException when the database refuses a statement
     * @throws JdbcStoreException when the database is not supported
     */
    public static void create(DataSource dataSource) {
        for (int attempt = 1; ; attempt++) {
            try {
                run(new CodeStatements(dataSource));
                return;
            } catch (CodeStoreException failed) {
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

    private static void run(CodeStatements statements) {
        Database database = database(statements);
        for (String sql : statements(database)) {
            statements.run("create the table of codes", connection -> {
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
                CodeSchema.class.getResourceAsStream("/" + script), "the jar has no " + script)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            return Arrays.stream(text.split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
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
