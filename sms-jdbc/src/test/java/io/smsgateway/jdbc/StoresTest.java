package io.smsgateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.SmsClient;
import io.smsgateway.delivery.Charge;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.FailureReason;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.delivery.NonceStore.Claim;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.TakenKey;
import io.smsgateway.reconciliation.ReceivedReports;
import io.smsgateway.testkit.ScriptedProvider;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nonces, reports, sent messages, clean-up and the end of processes, on one database. */
abstract class StoresTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final ProviderId OTHER = ProviderId.of("other");
    private static final PhoneNumber ANN = PhoneNumber.of("+8613800138000");
    private static final PhoneNumber BOB = PhoneNumber.of("+8613800138001");
    private final Instant soon = Instant.now().plusSeconds(600);
    private static final String FINGERPRINT = "0123456789abcdef".repeat(4);

    private final TestDatabase database;

    StoresTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.run(
                "delete from sms_key",
                "delete from sms_nonce",
                "delete from sms_suspension",
                "delete from sms_report",
                "delete from sms_sent",
                "delete from sms_number_key",
                "update sms_clean_up set busy_until = 0");
    }

    private JdbcStores stores() {
        return database.stores();
    }

    /** A connection whose transaction the test ends. */
    private record Held(Connection connection) implements CallerConnections {

        @Override
        public Connection open() {
            return connection;
        }

        @Override
        public void release(Connection same) {
            assertThat(same).isSameAs(connection);
        }
    }

    @Test
    void aNonceIsUsedWhenTheCallersTransactionIsCommitted() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            NonceStore callers = stores().within(new Held(connection)).nonces();
            assertThat(callers.claim("acme:1", soon)).isEqualTo(Claim.TAKEN);
            callers.used("acme:1");
            connection.rollback();
            assertThat(stores().nonces().claim("acme:1", soon)).isEqualTo(Claim.BUSY);

            callers.used("acme:1");
            connection.commit();
            assertThat(stores().nonces().claim("acme:1", soon)).isEqualTo(Claim.USED);
        }
    }

    @Test
    void aKeyIsClaimedThoughTheCallersTransactionIsRolledBack() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            JdbcStores callers = stores().within(new Held(connection));
            callers.keys().claimAll(ClaimOwner.unique(), keys("k"), Duration.ofMinutes(1));
            connection.rollback();
        }

        assertThat(stores().keys()
                        .claimAll(ClaimOwner.unique(), keys("k"), Duration.ofMinutes(1))
                        .taken())
                .containsEntry("k", TakenKey.inFlight(FINGERPRINT));
    }

    @Test
    void reportsAreFoundByProviderAndRecipientInTheOrderOfTheirArrival() {
        DeliveryReport first = DeliveryReport.of(ACME, "id-1", ANN, DeliveryState.UNDELIVERED)
                .withReason(FailureReason.UNREACHABLE)
                .withCode("DELIVRD = no; {x}")
                .withAt(Instant.parse("2026-11-30T10:00:00.123456789Z"))
                .withReference("r-1")
                .withUnverified(true)
                .withCharge(Charge.of(new BigDecimal("0.0450"), Currency.getInstance("USD"))
                        .withParts(2)
                        .withUnitPrice(new BigDecimal("0.0225"))
                        .withSettled(new Charge.Settlement(
                                new BigDecimal("1E-3"), null, Currency.getInstance("CNY"), new BigDecimal("7.1"))));
        DeliveryReport second = DeliveryReport.of(ACME, "id-2", ANN, DeliveryState.DELIVERED);
        ReceivedReports here = stores().receivedReports();
        here.add(first);
        here.add(DeliveryReport.of(ACME, "id-3", BOB, DeliveryState.PENDING));
        here.add(DeliveryReport.of(OTHER, "id-4", ANN, DeliveryState.PENDING));
        here.add(second);
        here.add(first);

        assertThat(stores().receivedReports().about(ACME, ANN)).containsExactly(first, second, first);
        assertThat(here.about(OTHER, BOB)).isEmpty();
    }

    @Test
    void noNumberIsStored() throws SQLException {
        stores().receivedReports().add(DeliveryReport.of(ACME, "id-1", ANN, DeliveryState.DELIVERED));
        SmsMessage message = SmsMessage.text(ANN, "Hello")
                .keyed("sale-" + ANN.e164())
                .withMetadata(Map.of("customer", ANN.e164(), "name", "Ann"));
        try (SmsClient client = client(ScriptedProvider.accepting("acme"))) {
            SendResult first = client.send(message);
            SendResult second = client.send(message);
            assertThat(second).isEqualTo(first);
            assertThat(first.metadata()).containsEntry("customer", ANN.e164());
        }

        try (Connection connection = database.dataSource().getConnection()) {
            for (String table : List.of("sms_report", "sms_sent", "sms_key")) {
                List<String> rows = Dialect.query(
                        connection,
                        row -> {
                            StringBuilder text = new StringBuilder();
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                text.append(row.getString(i)).append('|');
                            }
                            return text.toString();
                        },
                        "select * from " + table);
                assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("13800138000") || row.contains("Ann"));
            }
        }
    }

    private SmsClient client(ScriptedProvider provider) {
        return SmsClient.builder()
                .provider(provider)
                .listener(stores().knownMessages())
                .idempotencyStore(stores().keys(), Secret.of("fingerprint key", "a-fingerprint-key-for-tests-0123456"))
                .build();
    }

    @Test
    void messagesOfEveryMachineAreKnownByIdAndRecipient() {
        String id;
        String reference;
        try (SmsClient client = client(ScriptedProvider.accepting("acme")
                .then(new Accepted(ACME, "id-7"))
                .thenUnconfirmed())) {
            SendResult accepted = client.send(SmsMessage.text(ANN, "Hello"));
            id = ((Accepted) accepted).messageId();
            SendResult unconfirmed = client.send(SmsMessage.text(BOB, "Hello"));
            reference = String.valueOf(((Unconfirmed) unconfirmed).reference());
        }

        JdbcKnownMessages known = stores().knownMessages();
        assertThat(known.knows(ACME, id, ANN)).isTrue();
        assertThat(known.knows(ACME, id, null)).isTrue();
        assertThat(known.knows(ACME, id, BOB)).isFalse();
        assertThat(known.knows(OTHER, id, ANN)).isFalse();
        assertThat(known.knows(ACME, id + "0", null)).isFalse();
        if (!reference.equals("null")) {
            assertThat(known.knows(ACME, reference, BOB)).isTrue();
        }
    }

    @Test
    void whatIsOldIsDeletedAndWhatIsInUseStays() {
        IdempotencyStore keys = stores().keys();
        ClaimOwner owner = ClaimOwner.unique();
        keys.claimAll(owner, keys("settled", "expired"), Duration.ofMinutes(1));
        keys.claimAll(ClaimOwner.unique(), keys("in-flight"), Duration.ofMinutes(1));
        keys.settleAll(owner, new TreeMap<>(Collections.singletonMap("settled", new Accepted(ACME, "id-1"))));
        stores().nonces().claim("acme:1", soon);
        stores().receivedReports().add(DeliveryReport.of(ACME, "id-1", ANN, DeliveryState.DELIVERED));
        assertThat(stores().cleanUp()).isZero();

        long day = Duration.ofDays(1).toMillis();
        database.run(
                "update sms_key set settled_at = settled_at - " + (day + 1000),
                "update sms_key set lease_until = lease_until - " + (day + 61_000) + " where owner = '" + owner.value()
                        + "'",
                "update sms_nonce set expires_at = expires_at - "
                        + (Duration.ofHours(1).toMillis() + 601_000),
                "update sms_report set received_at = received_at - " + (3 * day + 1000));

        assertThat(stores().cleanUp()).isEqualTo(4);
        assertThat(stores().cleanUp()).isZero();
        assertThat(database.count("sms_key")).isOne();
        assertThat(database.count("sms_nonce") + database.count("sms_report")).isZero();
    }

    @Test
    void aKeyWithoutAResultIsKeptForADayHoweverShortTheRetention() {
        JdbcStores forgetful =
                JdbcStores.of(database.dataSource(), TestDatabase.SETTINGS.withKeepKeys(Duration.ofMinutes(1)));
        IdempotencyStore keys = forgetful.keys();
        ClaimOwner owner = ClaimOwner.unique();
        keys.claimAll(owner, keys("settled", "died"), Duration.ofMinutes(1));
        keys.settleAll(owner, new TreeMap<>(Collections.singletonMap("settled", new Accepted(ACME, "id-1"))));
        long hours = Duration.ofHours(23).toMillis();
        database.run(
                "update sms_key set settled_at = settled_at - " + hours + ", lease_until = lease_until - " + hours);

        assertThat(forgetful.cleanUp()).isOne();
        assertThat(keys.claimAll(ClaimOwner.unique(), keys("settled", "died"), Duration.ofMinutes(1))
                        .taken())
                .isEqualTo(Map.of("died", TakenKey.expired(FINGERPRINT)));
    }

    @Test
    void manyOldRowsAreDeletedInParts() {
        IdempotencyStore keys = stores().keys();
        ClaimOwner owner = ClaimOwner.unique();
        keys.claimAll(
                owner,
                keys(IntStream.range(0, 12_000).mapToObj(i -> "k" + i).toArray(String[]::new)),
                Duration.ofMinutes(1));
        database.run("update sms_key set lease_until = lease_until - "
                + Duration.ofDays(2).toMillis());

        assertThat(stores().cleanUp()).isEqualTo(12_000);
    }

    @Test
    void oneMachineCleansUpAtATime() {
        database.run("update sms_clean_up set busy_until = 9000000000000");
        stores().nonces().claim("acme:1", Instant.EPOCH);
        assertThat(stores().cleanUp()).isZero();

        database.run("update sms_clean_up set busy_until = 1");
        assertThat(stores().cleanUp()).isOne();
    }

    @Test
    void aCleanUpThatWasOvertakenDeletesNothingMoreAndLeavesTheLeaseOfTheOther() throws SQLException {
        stores().nonces().claim("acme:1", Instant.EPOCH);
        CleanUp cleanUp = new CleanUp(
                Transactions.own(
                        overtaken(database.dataSource()), database.database().dialect()),
                database.database().dialect(),
                TestDatabase.SETTINGS);

        assertThat(cleanUp.run()).isZero();
        assertThat(database.count("sms_nonce")).isOne();
        assertThat(database.count("sms_clean_up where owner = 'another' and busy_until > 0"))
                .isOne();
    }

    /** Gives the lease of the clean-up to another machine before the second connection. */
    private DataSource overtaken(DataSource dataSource) {
        AtomicInteger connections = new AtomicInteger();
        return (DataSource) Proxy.newProxyInstance(
                StoresTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (connections.incrementAndGet() == 2) {
                        database.run("update sms_clean_up set owner = 'another', busy_until = 9000000000000");
                    }
                    return method.invoke(dataSource, arguments);
                });
    }

    @Test
    void whatIsStoredAboutANumberIsDeleted() {
        stores().receivedReports().add(DeliveryReport.of(ACME, "id-1", ANN, DeliveryState.DELIVERED));
        stores().receivedReports().add(DeliveryReport.of(ACME, "id-2", BOB, DeliveryState.DELIVERED));
        try (SmsClient client = client(ScriptedProvider.accepting("acme"))) {
            client.send(SmsMessage.text(ANN, "Hello"));
        }

        assertThat(stores().forget(ANN)).isEqualTo(2);
        assertThat(stores().receivedReports().about(ACME, ANN)).isEmpty();
        assertThat(stores().receivedReports().about(ACME, BOB)).hasSize(1);
    }

    @Test
    void overlappingListsOfManyThreadsClaimEachKeyOnce() throws Exception {
        List<Claims> claims = atOnce(8, thread -> {
            String[] keys = IntStream.range(0, 3_000)
                    .map(i -> i + thread * 500)
                    .mapToObj(i -> "k" + i)
                    .toArray(String[]::new);
            return stores().keys().claimAll(ClaimOwner.unique(), keys(keys), Duration.ofMinutes(1));
        });

        List<String> claimed =
                claims.stream().flatMap(one -> one.claimed().stream()).toList();
        assertThat(claimed).hasSize(6_500).doesNotHaveDuplicates();
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamedInTheFailure() {
        assertThatThrownBy(() ->
                        Transactions.own(new UnreachableDataSource()).run("claim idempotency keys", connection -> null))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining("failed to claim idempotency keys")
                .hasMessageContaining("SQL state 08001");
    }

    static SortedMap<String, String> keys(String... keys) {
        SortedMap<String, String> fingerprints = new TreeMap<>();
        for (String key : keys) {
            fingerprints.put(key, FINGERPRINT);
        }
        return fingerprints;
    }

    @Test
    void severalInstancesCreateTheTablesAtOnce() throws Exception {
        if (database.database() == Database.H2) {
            return; // is in one process
        }
        database.run(
                "drop table sms_key",
                "drop table sms_nonce",
                "drop table sms_suspension",
                "drop table sms_report",
                "drop table sms_sent",
                "drop table sms_clean_up",
                "drop table sms_number_key",
                "drop table sms_schema");

        atOnce(6, thread -> {
            JdbcSchema.create(database.dataSource());
            return thread;
        });

        assertThat(database.count("sms_schema")).isEqualTo(JdbcSchema.VERSION);
        assertThat(stores().cleanUp()).isZero();
    }

    @Test
    void releasedKeysAreFree() {
        ClaimOwner owner = ClaimOwner.unique();
        IdempotencyStore keys = stores().keys();
        keys.claimAll(owner, keys("a", "b"), Duration.ofMinutes(1));
        keys.releaseAll(ClaimOwner.unique(), new TreeSet<>(List.of("a")));
        keys.releaseAll(owner, new TreeSet<>(List.of("b")));

        assertThat(keys.claimAll(ClaimOwner.unique(), keys("a", "b"), Duration.ofMinutes(1))
                        .claimed())
                .containsExactly("b");
    }

    private interface Numbered<T> {
        T run(int thread) throws Exception;
    }

    private static <T> List<T> atOnce(int threads, Numbered<T> task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                calls.add(() -> task.run(thread));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
