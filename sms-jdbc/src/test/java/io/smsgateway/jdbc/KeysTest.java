package io.smsgateway.jdbc;

import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.testkit.IdempotencyStoreContract;

/** The contract of idempotency stores, on one database. */
abstract class KeysTest extends IdempotencyStoreContract {

    private final TestDatabase database;

    KeysTest(TestDatabase database) {
        this.database = database;
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
    protected int capacity() {
        return Integer.getInteger("sms.stores.keys", 5_000);
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
