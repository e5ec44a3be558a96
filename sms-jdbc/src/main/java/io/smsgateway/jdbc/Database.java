package io.smsgateway.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Databases that the stores know. Values may be added; use a default branch. */
public enum Database {
    /** PostgreSQL 12 and later. */
    POSTGRESQL(new PostgreSqlDialect()),
    /** MySQL 8.0.17 and later; not tested. */
    MYSQL(new MySqlDialect()),
    /** MariaDB 10.6 and later. */
    MARIADB(new MySqlDialect()),
    /** H2 2.2 and later, for development and tests. */
    H2(new H2Dialect());

    private final Dialect dialect;

    Database(Dialect dialect) {
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /**
     * Returns the paths of the scripts of the tables, below the root of the class path and in the order in which they are run:
     * the first creates the tables of version 1, each other upgrades those of the version before.
     */
    public List<String> scripts() {
        return scripts(0);
    }

    /** Returns the paths of the scripts that upgrade tables of a version; 0 where there are no tables. */
    List<String> scripts(int version) {
        return IntStream.rangeClosed(version + 1, JdbcSchema.VERSION)
                .mapToObj(next ->
                        "io/smsgateway/jdbc/" + name().toLowerCase(Locale.ROOT) + "/V" + next + "__sms_jdbc.sql")
                .toList();
    }

    /** Returns the statements of all scripts, to be copied into a migration. */
    public String schema() {
        return scripts().stream().map(path -> JdbcSchema.script(path).text()).collect(Collectors.joining("\n"));
    }

    /** Returns whether data of the database ends with the process or belongs to one developer. */
    boolean isEmbedded(String url) {
        return this == H2 && !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
    }

    /**
     * Returns the database of a connection.
     *
     * @throws JdbcStoreException when the library does not support it
     */
    public static Database of(DatabaseMetaData metaData) throws SQLException {
        String product = metaData.getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "postgresql" -> POSTGRESQL;
            // the driver of MySQL connects to MariaDB as well
            case "mysql" -> metaData.getDatabaseProductVersion().contains("MariaDB") ? MARIADB : MYSQL;
            case "mariadb" -> MARIADB;
            case "h2" -> H2;
            default ->
                throw new JdbcStoreException(
                        "sms-jdbc does not support the database " + product
                                + "; use PostgreSQL, MySQL, MariaDB or H2, or stores in memory or Redis",
                        null);
        };
    }
}
