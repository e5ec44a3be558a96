package io.smsgateway.codes;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.smsgateway.jdbc.Database;
import io.smsgateway.testsupport.MariaDbServer;
import io.smsgateway.testsupport.PostgreSqlServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A database with the table of codes, for the tests of one class. */
final class TestDatabase implements Closeable {

    private final HikariDataSource pool;
    private final @Nullable Closeable server;

    private TestDatabase(String url, @Nullable Closeable server) {
        this.server = server;
        this.pool = pool(url);
        CodeSchema.create(pool);
    }

    static TestDatabase open(Database database) {
        return switch (database) {
            case H2 -> new TestDatabase("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", null);
            case POSTGRESQL -> postgres();
            default -> {
                MariaDbServer server = MariaDbServer.start(Path.of("target", "mariadb"));
                yield new TestDatabase(server.url(), server::close);
            }
        };
    }

    private static TestDatabase postgres() {
        EmbeddedPostgres server = PostgreSqlServer.start();
        return new TestDatabase(server.getJdbcUrl("postgres", "postgres"), server);
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

    HikariDataSource dataSource() {
        return pool;
    }

    void run(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int count() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from sms_code")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the values of all columns of all codes. */
    String dump() {
        StringBuilder all = new StringBuilder();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from sms_code")) {
            while (row.next()) {
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    all.append(row.getString(column)).append(", ");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all.toString();
    }

    @Override
    public void close() throws IOException {
        pool.close();
        if (server != null) {
            server.close();
        }
    }
}
