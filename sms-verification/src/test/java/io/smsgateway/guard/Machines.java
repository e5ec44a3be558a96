package io.smsgateway.guard;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisURI;
import io.smsgateway.TimeSource;
import io.smsgateway.redis.RedisSettings;
import io.smsgateway.redis.RedisStores;
import io.smsgateway.testsupport.MariaDbServer;
import io.smsgateway.testsupport.PostgreSqlServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import redis.embedded.RedisServer;

/** The counters of a guard as two machines have them, in one store. */
final class Machines implements AutoCloseable {

    private interface Closing {
        void close() throws IOException;
    }

    private final Deque<Closing> closings = new ArrayDeque<>();
    private Runnable emptying = () -> {};
    private Supplier<GuardStore> here = () -> {
        throw new IllegalStateException();
    };
    private Supplier<GuardStore> there = here;

    private Machines() {}

    static Machines inMemory(TimeSource time) {
        Machines machines = new Machines();
        GuardStore[] held = new GuardStore[1];
        machines.emptying = () -> held[0] = new InMemoryGuardStore(time);
        machines.emptying.run();
        machines.here = () -> held[0];
        machines.there = machines.here;
        return machines;
    }

    static Machines h2() {
        return jdbc("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", () -> {});
    }

    static Machines postgreSql() {
        EmbeddedPostgres server = PostgreSqlServer.start();
        return jdbc(server.getJdbcUrl("postgres", "postgres"), server::close);
    }

    static Machines mariaDb() {
        MariaDbServer server = MariaDbServer.start(Path.of("target", "mariadb"));
        return jdbc(server.url(), server::close);
    }

    private static Machines jdbc(String url, Closing server) {
        Machines machines = new Machines();
        machines.closings.push(server);
        HikariDataSource one = pool(url);
        HikariDataSource other = pool(url);
        machines.closings.push(one::close);
        machines.closings.push(other::close);
        GuardSchema.create(one);
        GuardSchema.create(other);
        JdbcGuardStore first = JdbcGuardStore.of(one);
        JdbcGuardStore second = JdbcGuardStore.of(other);
        machines.here = () -> first;
        machines.there = () -> second;
        machines.emptying = () -> run(one, "delete from sms_guard_log", "delete from sms_guard_count");
        return machines;
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        if (url.startsWith("jdbc:h2")) {
            config.setUsername("sa");
        }
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    private static void run(HikariDataSource pool, String... statements) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Machines redis() {
        try {
            int port = freePort();
            RedisServer server =
                    RedisServer.newRedisServer().port(port).setting("save \"\"").build();
            server.start();
            Machines machines = new Machines();
            machines.closings.push(server::stop);
            RedisStores one = stores(port);
            RedisStores other = stores(port);
            machines.closings.push(one::close);
            machines.closings.push(other::close);
            machines.here = () -> RedisGuardStore.of(one);
            machines.there = () -> RedisGuardStore.of(other);
            machines.emptying = () -> one.run("empty", "redis.call('FLUSHALL') return {}", List.of(), List.of());
            return machines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static RedisStores stores(int port) {
        return RedisStores.of(
                RedisURI.create("127.0.0.1", port), RedisSettings.DEFAULT.withTimeout(Duration.ofSeconds(4)));
    }

    GuardStore here() {
        return here.get();
    }

    GuardStore there() {
        return there.get();
    }

    void empty() {
        emptying.run();
    }

    @Override
    public void close() throws IOException {
        for (Closing closing : closings) {
            closing.close();
        }
    }
}
