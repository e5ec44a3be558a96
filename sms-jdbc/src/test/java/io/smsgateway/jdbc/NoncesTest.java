package io.smsgateway.jdbc;

import io.smsgateway.delivery.NonceStore;
import io.smsgateway.testkit.NonceStoreContract;
import java.time.Duration;

/** The contract of stores of nonces, on one database. */
abstract class NoncesTest extends NonceStoreContract {

    private final TestDatabase database;

    NoncesTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected NonceStore newStore() {
        database.run("delete from sms_nonce");
        return database.stores().nonces();
    }

    @Override
    protected NonceStore sameNonces(NonceStore first) {
        return database.stores().nonces();
    }

    @Override
    protected void pass(Duration time) {
        database.run("update sms_nonce set taken_at = taken_at - " + time.toMillis() + ", expires_at = expires_at - "
                + time.toMillis());
        database.stores().cleanUp();
    }
}
