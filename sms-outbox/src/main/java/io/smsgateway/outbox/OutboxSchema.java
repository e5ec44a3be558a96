package io.smsgateway.outbox;

import io.smsgateway.jdbc.Database;
import io.smsgateway.jdbc.JdbcStoreException;
import io.smsgateway.jdbc.SchemaScript;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The tables of the outbox: creates them, or checks that they are there. */
public final class OutboxSchema {

    /** The version of the tables that this library uses. */
    static final int VERSION = 2;

    private OutboxSchema() {}

    /** Returns the path of the script that creates the tables, below the root of the class path. */
    public static String script(Database database) {
        return path("schema", database);
    }

    /**
     * Returns the paths of the scripts that upgrade the tables of a version, below the root of the class path, in order; none
     * where they have the version of this library.
     *
     * @param version of the tables: the number in {@code sms_outbox_schema}, from 1
     */
    public static List<String> upgrades(Database database, int version) {
        return IntStream.rangeClosed(version + 1, VERSION)
                .mapToObj(next -> path("upgrade-" + next, database))
                .toList();
    }

    private static String path(String name, Database database) {
        return "io/smsgateway/outbox/" + name + "-" + database.name().toLowerCase(Locale.ROOT) + ".sql";
    }

    /**
     * Creates the tables, or upgrades those of an earlier version, while other machines send. Does nothing where they have the
     * version of this library or a later one. May be called by several machines at once.
     *
     * @throws JdbcStoreException when the database is not supported, or refuses a statement
     * @throws OutboxException when the database does not respond
     */
    public static void create(DataSource dataSource) {
        for (String script : missing(dataSource, database(dataSource))) {
            SchemaScript.of(OutboxSchema.class, script).run(dataSource);
        }
    }

    private static List<String> missing(DataSource dataSource, Database database) {
        OptionalInt version;
        try {
            version = version(dataSource);
        } catch (OutboxException missing) {
            return List.of(script(database));
        }
        return version.isEmpty() ? List.of(script(database)) : upgrades(database, version.getAsInt());
    }

    private static Database database(DataSource dataSource) {
        return new Transactions(dataSource)
                .run("read the name of the database", connection -> Database.of(connection.getMetaData()));
    }

    /** Returns the version of the tables; empty where a script that creates them has not come to its end. */
    private static OptionalInt version(DataSource dataSource) {
        return new Transactions(dataSource)
                        .run(
                                "read the version of the tables of sms-outbox",
                                connection -> Sql.query(
                                        connection, row -> row.getInt(1), "select version from sms_outbox_schema"))
                        .stream()
                        .mapToInt(Integer::intValue)
                        .max();
    }

    /** Checks the tables and returns their database. */
    static Database require(DataSource dataSource) {
        Database database = database(dataSource);
        OptionalInt found;
        try {
            found = version(dataSource);
        } catch (OutboxException missing) {
            throw new OutboxException(
                    "The tables of sms-outbox are missing, or the user may not read them. Run " + script(database)
                            + " of sms-outbox's jar in the database, or call OutboxSchema.create(dataSource)",
                    missing.getCause());
        }
        int version = found.orElse(0);
        if (version != VERSION) {
            List<String> scripts = found.isEmpty() ? List.of(script(database)) : upgrades(database, version);
            throw new OutboxException(
                    "The tables of sms-outbox have version " + version + ", and this library needs " + VERSION + ". "
                            + (version > VERSION
                                    ? "Use the library's version that wrote them, or a later one"
                                    : "Run " + String.join(", then ", scripts)
                                            + " of sms-outbox's jar in the database, or call"
                                            + " OutboxSchema.create(dataSource)"),
                    null);
        }
        return database;
    }
}
