package io.smsgateway.outbox;

import io.smsgateway.jdbc.Database;
import io.smsgateway.jdbc.JdbcStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tables of the outbox: creates them, or checks that they are there. */
public final class OutboxSchema {

    /** The version of the tables that this library uses. */
    static final int VERSION = 1;

    private static final int ATTEMPTS = 5;
    private static final int MYSQL_DUPLICATE_INDEX = 1061;

    private OutboxSchema() {}

    /** Returns the path of the script that creates the tables, below the root of the class path. */
    public static String script(Database database) {
        return "io/smsgateway/outbox/schema-" + database.name().toLowerCase(Locale.ROOT) + ".sql";
    }

    /**
     * Creates the tables that are missing. May be called again, and by several machines at once. Tables of another version
     * are not changed.
     *
     * @throws OutboxException when the database refuses a statement
     * @throws JdbcStoreException when the database is not supported
     */
    public static void create(DataSource dataSource) {
        for (int attempt = 1; ; attempt++) {
            try {
                run(dataSource);
                return;
            } catch (OutboxException failed) {
                if (attempt == ATTEMPTS || !isCreatedMeanwhile(failed.getCause())) {
                    throw failed;
                }
            }
        }
    }

    /** Another machine that creates the same table or row at the same time fails this one, whatever "if not exists" says. */
    private static boolean isCreatedMeanwhile(@Nullable Throwable cause) {
        return cause instanceof SQLException failed
                && failed.getSQLState() != null
                && (failed.getSQLState().startsWith("23")
                        || failed.getSQLState().equals("42P07"));
    }

    private static void run(DataSource dataSource) {
        new Transactions(dataSource).run("create the tables of sms-outbox", connection -> {
            for (String sql : statements(Database.of(connection.getMetaData()))) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                } catch (SQLException failed) {
                    // MySQL has no "if not exists" for an index
                    if (failed.getErrorCode() != MYSQL_DUPLICATE_INDEX) {
                        throw failed;
                    }
                }
            }
            return null;
        });
    }

    private static List<String> statements(Database database) {
        String script = script(database);
        try (InputStream in = Objects.requireNonNull(
                OutboxSchema.class.getResourceAsStream("/" + script), "the jar has no " + script)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            return Arrays.stream(text.split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Checks the tables and returns their database. */
    static Database require(DataSource dataSource) {
        Transactions transactions = new Transactions(dataSource);
        Database database =
                transactions.run("read the name of the database", connection -> Database.of(connection.getMetaData()));
        List<Integer> versions;
        try {
            versions = transactions.run(
                    "read the version of the tables of sms-outbox",
                    connection -> Sql.query(connection, row -> row.getInt(1), "select version from sms_outbox_schema"));
        } catch (OutboxException missing) {
            throw new OutboxException(
                    "The tables of sms-outbox are missing, or the user may not read them. Run " + script(database)
                            + " of sms-outbox's jar in the database, or call OutboxSchema.create(dataSource)",
                    missing.getCause());
        }
        if (!versions.contains(VERSION)) {
            throw new OutboxException(
                    "The tables of sms-outbox have version " + versions + ", and this library needs " + VERSION
                            + ". Run the upgrades of io/smsgateway/outbox in sms-outbox's jar in the database, or use the"
                            + " library's version that wrote them",
                    null);
        }
        return database;
    }
}
