package io.smsgateway.compat;

import io.smsgateway.Secret;
import io.smsgateway.client.Suspensions;
import io.smsgateway.jdbc.JdbcSchema;
import io.smsgateway.jdbc.JdbcSettings;
import io.smsgateway.jdbc.JdbcStores;
import io.smsgateway.testkit.SuspensionsContract;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The stores in a database, by the contract of the test kit. */
class JdbcSampleTest extends SuspensionsContract {

    private static final JdbcSettings SETTINGS =
            JdbcSettings.of(Secret.of("number key", "a-number-key-for-tests-0123456789"));

    private final JdbcDataSource database = new JdbcDataSource();

    @Override
    protected Suspensions newStore() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcSchema.create(database);
        return JdbcStores.of(database, SETTINGS).suspensions();
    }

    @Override
    protected Suspensions sameStore(Suspensions first) {
        return JdbcStores.of(database, SETTINGS).suspensions();
    }

    @Test
    void isARowOfTheMatrix() throws Exception {
        MatrixRow.check("runs");
    }
}
