package io.smsgateway.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.smsgateway.client.Suspensions;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.testkit.StoreOutageContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The contract of outages, on one database and with the settings of a pool that the documents advise. */
abstract class OutageTest extends StoreOutageContract {

    private final TestDatabase database;
    private final List<HikariDataSource> pools = new ArrayList<>();

    OutageTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected int port() {
        return database.port();
    }

    private JdbcStores storesAt(int port) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url().replace(":" + port() + "/", ":" + port + "/"));
        config.setConnectionTimeout(500);
        HikariDataSource opened = new HikariDataSource(config);
        pools.add(opened);
        return JdbcStores.of(opened, TestDatabase.SETTINGS);
    }

    @Override
    protected IdempotencyStore storeAt(int port) {
        return storesAt(port).keys();
    }

    @Override
    protected Optional<NonceStore> noncesAt(int port) {
        return Optional.of(storesAt(port).nonces());
    }

    @Override
    protected Optional<Suspensions> suspensionsAt(int port) {
        return Optional.of(storesAt(port).suspensions());
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
        pools.forEach(HikariDataSource::close);
        pools.clear();
    }
}
