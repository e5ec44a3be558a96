package io.smsgateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.client.Suspension;
import io.smsgateway.client.Suspensions;
import io.smsgateway.testkit.SuspensionsContract;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

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

    @Test
    void theSameSuspensionByHandMayBeRepeated() {
        ProviderId acme = ProviderId.of("acme");
        Suspension byHand = Suspension.of(Refusal.SUSPENDED, Instant.parse("2026-11-22T08:00:00Z"));
        Suspensions store = newStore();
        store.suspend(acme, Set.of(MessageClass.OTP), byHand);
        store.suspend(acme, Set.of(MessageClass.OTP), byHand);

        assertThat(store.find(acme)).isEqualTo(Map.of(MessageClass.OTP, byHand));
    }
}
