package io.smsgateway.jdbc;

import io.smsgateway.client.Suspensions;
import io.smsgateway.testkit.SuspensionsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The contract of stores of suspensions, on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SuspensionsTest extends SuspensionsContract {

    private final TestDatabase database;

    SuspensionsTest(Database database) {
        this.database = TestDatabase.open(database);
    }

    @AfterAll
    void close() {
        database.close();
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
