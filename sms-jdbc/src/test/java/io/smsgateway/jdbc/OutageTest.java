package io.smsgateway.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.testkit.StoreOutageContract;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The contract of outages, on one database and with the settings of a pool that the documents advise. */
abstract class OutageTest extends StoreOutageContract {

    private final TestDatabase database;
    private @Nullable HikariDataSource pool;

    OutageTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected int port() {
        return database.port();
    }

    @Override
    protected IdempotencyStore storeAt(int port) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url().replace(":" + port() + "/", ":" + port + "/"));
        config.setConnectionTimeout(500);
        HikariDataSource opened = new HikariDataSource(config);
        pool = opened;
        return JdbcStores.of(opened, TestDatabase.SETTINGS).keys();
    }

    /** HikariCP pauses for up to 5 s between its attempts to connect. */
    @Override
    protected Duration recovery() {
        return Duration.ofSeconds(6);
    }

    /** Twice half a second for a connection and 4 s for its response. */
    @Override
    protected Duration slowestRefusal() {
        return Duration.ofSeconds(10);
    }

    @Override
    protected void closeStore() {
        Objects.requireNonNull(pool).close();
    }
}
