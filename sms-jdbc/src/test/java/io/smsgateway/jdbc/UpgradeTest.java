package io.smsgateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.client.Suspension;
import io.smsgateway.codec.SmsCodec;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.NonceStore.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables of version 1 with rows in them, on one database. */
abstract class UpgradeTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final PhoneNumber ANN = PhoneNumber.of("+8613800138000");
    private static final Instant SINCE = Instant.parse("2026-11-22T08:00:00.123Z");
    private static final DeliveryReport REPORT = DeliveryReport.of(ACME, "id-1", ANN, DeliveryState.DELIVERED);

    private final TestDatabase database;

    UpgradeTest(TestDatabase database) {
        this.database = database;
    }

    private void dropTables() {
        for (String table :
                List.of("key", "nonce", "suspension", "report", "sent", "clean_up", "number_key", "schema")) {
            database.run("drop table if exists sms_" + table);
        }
    }

    /** Creates the tables by the script of version 1, and rows as that version wrote them. */
    @BeforeEach
    void createVersion1() {
        dropTables();
        database.run(JdbcSchema.script(database.database().scripts().get(0))
                .statements()
                .toArray(String[]::new));
        String recipient = new NumberHash(TestDatabase.SETTINGS.numberKey()).of(ANN);
        long now = Instant.now().toEpochMilli();
        database.run(
                "insert into sms_key (id, owner, fingerprint, lease_until, result, settled_at) values ('order-1', 'owner',"
                        + " 'print', " + now + ", '" + SmsCodec.encode(new Accepted(ACME, "id-1")) + "', " + now + ")",
                "insert into sms_nonce (id, state, taken_at, expires_at) values ('" + JdbcNonceStore.id("acme:1")
                        + "', 2, " + now + ", " + (now + Duration.ofHours(1).toMillis()) + ")",
                "insert into sms_nonce (id, state, taken_at, expires_at) values ('" + JdbcNonceStore.id("acme:2")
                        + "', 1, " + now + ", " + (now + Duration.ofHours(1).toMillis()) + ")",
                "insert into sms_suspension (provider, message_class, reason, since, note) values ('acme', 'OTP',"
                        + " 'SUSPENDED', " + SINCE.toEpochMilli() + ", 'ops')",
                "insert into sms_report (provider, recipient, received_at, report) values ('acme', '" + recipient
                        + "', " + now + ", '" + SmsCodec.encode(REPORT.withRecipient(null)) + "')",
                "insert into sms_sent (provider, message_id, recipient, sent_at) values ('acme', 'id-1', '" + recipient
                        + "', " + now + ")");
    }

    @AfterEach
    void leaveTablesOfThisVersion() {
        dropTables();
        JdbcSchema.create(database.dataSource());
    }

    private void assertThatRowsAreKept() {
        JdbcStores stores = database.stores();
        assertThat(stores.suspensions().find(ACME))
                .isEqualTo(Map.of(
                        MessageClass.OTP,
                        Suspension.of(Refusal.SUSPENDED, SINCE).withNote("ops")));
        assertThat(stores.nonces().claim("acme:1", Instant.now())).isEqualTo(Claim.USED);
        assertThat(stores.nonces().claim("acme:2", Instant.now())).isEqualTo(Claim.BUSY);
        stores.nonces().used("acme:2");
        assertThat(stores.nonces().claim("acme:2", Instant.now())).isEqualTo(Claim.USED);
        assertThat(stores.receivedReports().about(ACME, ANN)).containsExactly(REPORT);
        assertThat(stores.knownMessages().knows(ACME, "id-1", ANN)).isTrue();
        assertThat(database.count("sms_key")).isOne();
        assertThat(stores.cleanUp()).isZero();
        database.run("update sms_key set settled_at = 0");
        assertThat(stores.cleanUp()).isOne();
    }

    @Test
    void rowsOfVersion1AreKeptByTheUpgrade() {
        assertThatThrownBy(database::stores)
                .hasMessageContaining("The tables of sms-jdbc have version 1, and this library needs 2. Run "
                        + database.database().scripts().get(1) + " of sms-jdbc's jar");

        JdbcSchema.create(database.dataSource());

        assertThatRowsAreKept();
    }

    @Test
    void theScriptOfTheUpgradeMayBeRunByHandAndIsThenNotRunAgain() {
        database.run(JdbcSchema.script(database.database().scripts().get(1))
                .statements()
                .toArray(String[]::new));
        JdbcSchema.create(database.dataSource());

        assertThatRowsAreKept();
    }
}
