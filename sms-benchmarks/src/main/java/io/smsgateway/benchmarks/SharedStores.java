package io.smsgateway.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisURI;
import io.smsgateway.Secret;
import io.smsgateway.jdbc.JdbcSchema;
import io.smsgateway.jdbc.JdbcSettings;
import io.smsgateway.jdbc.JdbcStores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import redis.embedded.RedisServer;

/** What stores that machines share cost: keys, codes and counters of the guard in PostgreSQL, permits in Redis. Starts both, with data in a temporary folder. */
final class SharedStores {

    private SharedStores() {}

    /** Takes no arguments; exits with 0 even where a figure misses its limit, because a busy machine proves nothing. */
    public static void main(String[] args) throws Exception {
        Table table = new Table();
        keys(table);
        permits(table);
    }

    private static void keys(Table table) throws Exception {
        Path folder = Files.createTempDirectory("sms-postgres");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(folder.toFile())
                        .setDataDirectory(folder.resolve("data"))
                        .start();
                HikariDataSource pool = pool(postgres.getJdbcUrl("postgres", "postgres"))) {
            JdbcSchema.create(pool);
            JdbcStores stores =
                    JdbcStores.of(pool, JdbcSettings.of(Secret.of("numberKey", "a-number-key-for-figures-0123456789")));
            new SharedKeys(pool, stores.keys()).measure(table);
            CodeChecks.measure(table, pool);
            GuardDecisions.measure(table, pool);
        }
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        return new HikariDataSource(config);
    }

    private static void permits(Table table) throws Exception {
        int port = freePort();
        RedisServer server =
                RedisServer.newRedisServer().port(port).setting("save \"\"").build();
        server.start();
        try {
            SharedPermits permits = new SharedPermits(RedisURI.create("127.0.0.1", port));
            permits.measureOne(table);
            permits.measureMachines(table);
        } finally {
            server.stop();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
