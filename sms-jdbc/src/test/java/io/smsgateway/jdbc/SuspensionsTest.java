package io.smsgateway.jdbc;

import io.smsgateway.client.Suspensions;
import io.smsgateway.testkit.SuspensionsContract;

/** The contract of stores of suspensions, on one database. */
abstract class SuspensionsTest extends SuspensionsContract {

    private final TestDatabase database;

    SuspensionsTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected Suspensions newStore() {
        database.run("delete from sms_suspension");
        return database.stores().suspensions();
    }

    @Override
    protected Suspensions sameStore(Suspensions first) {
        return database.stores().suspensions();
    }
}
