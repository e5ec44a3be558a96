package io.smsgateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.TakenKey;
import java.time.Duration;
import java.util.Collections;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The contract of idempotency stores, on a database whose clock differs from that of the machines. */
abstract class SkewedKeysTest extends KeysTest {

    private final TestDatabase database;

    SkewedKeysTest(TestDatabase database) {
        super(database);
        this.database = database;
    }

    @Override
    protected int capacity() {
        return 500;
    }

    @Test
    void leasesAreMeasuredByTheClockOfTheDatabase() {
        IdempotencyStore store = newStore();
        TreeMap<String, String> key = new TreeMap<>(Collections.singletonMap("k", "print"));
        Duration lease = Duration.ofSeconds(4);
        store.claimAll(ClaimOwner.unique(), key, lease);
        assertThat(store.claimAll(ClaimOwner.unique(), key, lease).taken())
                .containsEntry("k", TakenKey.inFlight("print"));

        database.run("update sms_key set lease_until = lease_until - " + (lease.toMillis() + 1));
        assertThat(store.claimAll(ClaimOwner.unique(), key, lease).taken())
                .containsEntry("k", TakenKey.expired("print"));
    }
}
