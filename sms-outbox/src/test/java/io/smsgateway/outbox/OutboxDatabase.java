package io.smsgateway.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.smsgateway.jdbc.Database;
import io.smsgateway.testsupport.MariaDbServer;
import io.smsgateway.testsupport.PostgreSqlServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database with the tables of this module, for the tests of one class. */
final class OutboxDatabase implements AutoCloseable {

    /** Ends with the process. */
    private static @Nullable EmbeddedPostgres postgres;

    private final Database database;
    private final String url;
    private final HikariDataSource pool;
    private final @Nullable MariaDbServer server;

    private OutboxDatabase(Database database, String url, @Nullable MariaDbServer server) {
        this.database = database;
        this.url = url;
        this.server = server;
        this.pool = pool(url);
        OutboxSchema.create(pool);
    }

    static OutboxDatabase open(Database database) {
        return switch (database) {
            case H2 -> new OutboxDatabase(database, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", null);
            case POSTGRESQL -> new OutboxDatabase(database, postgresUrl(), null);
            default -> {
                MariaDbServer server = MariaDbServer.start(Path.of("target", "mariadb"));
                yield new OutboxDatabase(database, server.url(), server);
            }
        };
    }

    private static synchronized String postgresUrl() {
        EmbeddedPostgres running = postgres;
        if (running == null) {
            running = PostgreSqlServer.start();
            postgres = running;
        }
        String name = name();
        admin(running, "create database " + name);
        return running.getJdbcUrl("postgres", name);
    }

    private static String name() {
        return "test" + UUID.randomUUID().toString().replace("-", "");
    }

    private static void admin(EmbeddedPostgres server, String... statements) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a copy as it is now, on PostgreSQL. */
    OutboxDatabase copy() {
        EmbeddedPostgres server = Objects.requireNonNull(postgres);
        String original = url.replaceFirst("[?].*", "").replaceFirst(".*/", "");
        String copy = name();
        admin(
                server,
                // a database with connections cannot be copied
                "alter database " + original + " allow_connections false",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + original + "'",
                "create database " + copy + " template " + original,
                "alter database " + original + " allow_connections true");
        pool.getHikariPoolMXBean().softEvictConnections();
        return new OutboxDatabase(database, server.getJdbcUrl("postgres", copy), null);
    }

    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        if (url.startsWith("jdbc:h2")) {
            config.setUsername("sa");
        }
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    Database database() {
        return database;
    }

    String url() {
        return url;
    }

    DataSource dataSource() {
        return pool;
    }

    void run(String... statements) {
        new Transactions(pool).run("prepare a test", connection -> {
            for (String statement : statements) {
                Sql.update(connection, statement);
            }
            return null;
        });
    }

    long count(String from) {
        return new Transactions(pool)
                .run(
                        "count",
                        connection -> Sql.query(connection, row -> row.getLong(1), "select count(*) from " + from)
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
