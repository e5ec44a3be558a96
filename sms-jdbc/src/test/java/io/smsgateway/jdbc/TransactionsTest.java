package io.smsgateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.delivery.NonceStore.Claim;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.Claims;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stores beside the transactions of their callers and of other machines, on one database. */
abstract class TransactionsTest {

    private static final int CALLERS = 5;

    private final TestDatabase database;
    private final Instant soon = Instant.now().plusSeconds(600);

    TransactionsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.run("delete from sms_key", "delete from sms_nonce", "delete from sms_report");
    }

    /** A connection whose transaction the test ends. */
    private record Held(Connection connection) implements CallerConnections {

        @Override
        public Connection open() {
            return connection;
        }

        @Override
        public void release(Connection same) {}
    }

    @Test
    void aNonceIsUsedThoughTheTransactionOfTheCallerBeganBeforeItWasClaimed() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Dialect.query(connection, row -> 1, "select id from sms_nonce");
            NonceStore callers = database.stores().within(new Held(connection)).nonces();
            assertThat(callers.claim("acme:1", soon)).isEqualTo(Claim.TAKEN);
            callers.used("acme:1");
            callers.used("acme:1");
            connection.commit();
        }

        assertThat(database.stores().nonces().claim("acme:1", soon)).isEqualTo(Claim.USED);
    }

    @Test
    void aMachineThatWasSlowDoesNotReleaseTheNonceThatAnotherHasTakenOver() {
        NonceStore slow = database.stores().nonces();
        NonceStore other = database.stores().nonces();
        slow.claim("acme:1", soon);
        database.run("update sms_nonce set taken_at = taken_at - 301000");
        assertThat(other.claim("acme:1", soon)).isEqualTo(Claim.TAKEN);

        slow.release("acme:1");
        assertThat(slow.claim("acme:1", soon)).isEqualTo(Claim.BUSY);
        other.release("acme:1");
        assertThat(slow.claim("acme:1", soon)).isEqualTo(Claim.TAKEN);
    }

    /** Counts the callers that claim a key while each holds a connection of its own. */
    private int claimed(int connections) throws Exception {
        List<Connection> transactions = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try (HikariDataSource pool = TestDatabase.pool(database.url(), connections, connections)) {
            JdbcStores stores = JdbcStores.of(pool, TestDatabase.SETTINGS);
            for (int i = 0; i < CALLERS; i++) {
                transactions.add(pool.getConnection());
            }
            await().until(() -> pool.getHikariPoolMXBean().getIdleConnections() == connections - CALLERS);
            pool.setConnectionTimeout(500);
            List<Callable<Boolean>> claims = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                TreeMap<String, String> key = new TreeMap<>(Collections.singletonMap("pool-" + i, "print"));
                claims.add(() -> isClaimed(stores, key));
            }
            int claimed = 0;
            for (Future<Boolean> caller : threads.invokeAll(claims)) {
                claimed += caller.get() ? 1 : 0;
            }
            for (Connection transaction : transactions) {
                transaction.close();
            }
            return claimed;
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isClaimed(JdbcStores stores, SortedMap<String, String> key) {
        try {
            Claims claims = stores.keys().claimAll(ClaimOwner.unique(), key, Duration.ofMinutes(1));
            return claims.claimed().size() == 1;
        } catch (JdbcStoreException timedOut) {
            return false;
        }
    }

    @Test
    void aPoolOfTwiceTheThreadsThatSendInATransactionIsEnoughAndOneOfAsManyIsNot() throws Exception {
        assertThat(claimed(2 * CALLERS)).isEqualTo(CALLERS);
        database.run("delete from sms_key");
        assertThat(claimed(CALLERS)).isZero();
    }

    @Test
    void aCallersConnectionWaitsNoLongerForAResponseThanOneOfTheStores() throws SQLException {
        List<Integer> limits = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection()) {
            Connection recorded = recording(connection, limits, 30_000);
            JdbcStores callers = database.stores().within(new Held(recorded));
            callers.receivedReports()
                    .add(DeliveryReport.of(
                            ProviderId.of("acme"), "id-1", PhoneNumber.of("+8613800138000"), DeliveryState.DELIVERED));

            assertThat(limits).containsExactly(4_000, 30_000);
        }
        assertThat(database.count("sms_report")).isOne();
    }

    @Test
    void aCleanUpMayWaitForAMinuteForAResponse() throws SQLException {
        List<Integer> limits = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection()) {
            Connection recorded = recording(connection, limits, 0);
            Transactions.callers(database.dataSource(), new Held(recorded))
                    .inBackground()
                    .run("serve a test", same -> Dialect.query(same, row -> 1, "select version from sms_schema"));
        }

        assertThat(limits).containsExactly(60_000, 0);
    }

    /** H2 has no network, and keeps no limit. */
    private static Connection recording(Connection connection, List<Integer> limits, int first) {
        int[] limit = {first};
        return (Connection) Proxy.newProxyInstance(
                TransactionsTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    try {
                        return switch (method.getName()) {
                            case "getNetworkTimeout" -> limit[0];
                            case "setNetworkTimeout" -> {
                                limit[0] = (Integer) arguments[1];
                                limits.add(limit[0]);
                                yield null;
                            }
                            default -> method.invoke(connection, arguments);
                        };
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    @Test
    void tablesThatAreThereAreNotLockedAtAStart() throws SQLException {
        try (Connection claiming = database.dataSource().getConnection()) {
            claiming.setAutoCommit(false);
            Dialect.update(
                    claiming,
                    "insert into sms_key (id, owner, fingerprint, lease_until) values ('k', 'owner', 'print', 1)");

            assertThatCode(() -> JdbcSchema.create(database.dataSource())).doesNotThrowAnyException();
            claiming.rollback();
        }
    }
}
