package io.smsgateway.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A script in a module's jar that creates or upgrades tables, for modules that keep tables of their own. Each statement of the
 * script may be run again.
 */
public final class SchemaScript {

    private static final int ATTEMPTS = 5;
    /** States of PostgreSQL for a table, and for the type of its rows. */
    private static final Set<String> CREATED_MEANWHILE = Set.of("42P07", "42710");

    private static final int MYSQL_DUPLICATE_COLUMN = 1060;
    private static final int MYSQL_DUPLICATE_INDEX = 1061;

    private final Class<?> module;
    private final String path;

    private SchemaScript(Class<?> module, String path) {
        this.module = module;
        this.path = path;
    }

    /**
     * Returns the script at a path.
     *
     * @param module a class of the script's jar
     * @param path below the root of the jar
     */
    public static SchemaScript of(Class<?> module, String path) {
        return new SchemaScript(module, path);
    }

    /**
     * Runs the statements in a transaction. Several machines may do so at once.
     *
     * @throws JdbcStoreException when the database refuses a statement
     */
    public void run(DataSource dataSource) {
        for (int attempt = 1; ; attempt++) {
            try {
                runOnce(dataSource);
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
                && (failed.getSQLState().startsWith("23") || CREATED_MEANWHILE.contains(failed.getSQLState()));
    }

    private void runOnce(DataSource dataSource) {
        Transactions.own(dataSource).inBackground().run("run " + path, connection -> {
            for (String sql : statements()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                } catch (SQLException failed) {
                    if (!isThere(failed)) {
                        throw failed;
                    }
                }
            }
            return null;
        });
    }

    /** MySQL has no "if not exists" for an index and a column. */
    private static boolean isThere(SQLException failed) {
        return failed.getErrorCode() == MYSQL_DUPLICATE_INDEX || failed.getErrorCode() == MYSQL_DUPLICATE_COLUMN;
    }

    List<String> statements() {
        return Arrays.stream(text().replaceAll("(?m)^--.*$", "").split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    String text() {
        try (InputStream in =
                Objects.requireNonNull(module.getResourceAsStream("/" + path), () -> "the jar has no " + path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
