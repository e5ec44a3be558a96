package io.smsgateway.jdbc;

import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.testkit.IdempotencyStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The contract of idempotency stores, on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeysTest extends IdempotencyStoreContract {

    private final TestDatabase database;

    KeysTest(Database database) {
        this.database = TestDatabase.open(database);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    protected IdempotencyStore newStore() {
        database.run("delete from sms_key");
        return database.stores().keys();
    }

    @Override
    protected IdempotencyStore sameKeys(IdempotencyStore first) {
        return database.stores().keys();
    }

    @Override
    protected void expireLeases() {
        age(60);
    }

    @Override
    protected void passRetention() {
        age(25 * 60);
        database.stores().cleanUp();
    }

    private void age(int minutes) {
        long millis = minutes * 60_000L;
        database.run(
                "update sms_key set lease_until = lease_until - " + millis + ", settled_at = settled_at - " + millis);
    }
}
