package io.smsgateway.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.smsgateway.Secret;
import io.smsgateway.testsupport.MariaDbServer;
import io.smsgateway.testsupport.PostgreSqlServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database with the tables of this module, for the tests of one class. */
final class TestDatabase implements AutoCloseable {

    static final JdbcSettings SETTINGS = JdbcSettings.of(Secret.of("numberKey", "a-number-key-for-tests-0123456789"))
            .withKeepKeys(Duration.ofDays(1));

    /** Ends with the process. */
    private static @Nullable EmbeddedPostgres postgres;

    private final Database database;
    private final String url;
    private final HikariDataSource pool;
    private final @Nullable MariaDbServer server;

    private TestDatabase(Database database, String url, @Nullable MariaDbServer server) {
        this.database = database;
        this.url = url;
        this.server = server;
        this.pool = pool(url);
        JdbcSchema.create(pool);
    }

    static TestDatabase open(Database database) {
        return switch (database) {
            case H2 -> new TestDatabase(database, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", null);
            case POSTGRESQL -> new TestDatabase(database, postgresUrl(), null);
            default -> {
                MariaDbServer server = MariaDbServer.start(Path.of("target", "mariadb"));
                yield new TestDatabase(database, server.url(), server);
            }
        };
    }

    /** Returns a PostgreSQL database whose clock differs by so many seconds from that of this machine. */
    static TestDatabase skewed(int seconds) {
        String url = postgresUrl();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create schema skew");
            statement.execute("create function skew.clock_timestamp() returns timestamptz language sql volatile as"
                    + " $$select pg_catalog.clock_timestamp() + interval '" + seconds + " seconds'$$");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        // the schema is searched before that of PostgreSQL's own functions
        return new TestDatabase(Database.POSTGRESQL, url + "&currentSchema=skew,pg_catalog", null);
    }

    private static synchronized String postgresUrl() {
        try {
            EmbeddedPostgres running = postgres;
            if (running == null) {
                running = PostgreSqlServer.start();
                postgres = running;
            }
            String name = "test" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = running.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return running.getJdbcUrl("postgres", name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static HikariDataSource pool(String url) {
        return pool(url, 16, 1);
    }

    static HikariDataSource pool(String url, int connections, int idle) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        if (url.startsWith("jdbc:h2")) {
            config.setUsername("sa");
        }
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(idle);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    /** Returns the same database by a URL with a further parameter. */
    TestDatabase with(String parameter) {
        return new TestDatabase(database, url + parameter, null);
    }

    Database database() {
        return database;
    }

    String url() {
        return url;
    }

    /** Returns the port of the server; 0 where the database is in this process. */
    int port() {
        Matcher port = Pattern.compile(":(\\d+)/").matcher(url);
        return port.find() ? Integer.parseInt(port.group(1)) : 0;
    }

    DataSource dataSource() {
        return pool;
    }

    JdbcStores stores() {
        return JdbcStores.of(pool, SETTINGS);
    }

    void run(String... statements) {
        Transactions.own(pool).run("prepare a test", connection -> {
            for (String statement : statements) {
                Dialect.update(connection, statement);
            }
            return null;
        });
    }

    long count(String table) {
        return Transactions.own(pool)
                .run(
                        "count",
                        connection -> Dialect.query(connection, row -> row.getLong(1), "select count(*) from " + table)
                                .get(0));
    }

    @Override
    public void close() {
        pool.close();
        if (server != null) {
            server.close();
        }
    }
}
