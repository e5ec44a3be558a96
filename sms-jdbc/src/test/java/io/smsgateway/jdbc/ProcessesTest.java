package io.smsgateway.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.testkit.StoreProcessesContract;
import java.io.IOException;
import java.util.List;

/** The contract of several processes, on one database. */
abstract class ProcessesTest extends StoreProcessesContract {

    private final TestDatabase database;

    ProcessesTest(TestDatabase database) {
        this.database = database;
    }

    /** Takes the address of the database. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (HikariDataSource pool = TestDatabase.pool(args[0])) {
            work(JdbcStores.of(pool, TestDatabase.SETTINGS).keys(), args);
        }
    }

    @Override
    protected Class<?> mainClass() {
        return ProcessesTest.class;
    }

    @Override
    protected List<String> address() {
        return List.of(database.url());
    }

    @Override
    protected IdempotencyStore store() {
        return database.stores().keys();
    }

    @Override
    protected void expireLeases() {
        database.run("update sms_key set lease_until = lease_until - 61000");
    }

    @Override
    protected int processes() {
        return Integer.getInteger("sms.stores.jvms", 2);
    }
}
