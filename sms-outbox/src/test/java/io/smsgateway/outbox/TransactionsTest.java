package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.smsgateway.jdbc.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransactionsTest {

    @AutoClose
    private final OutboxDatabase database = OutboxDatabase.open(Database.H2);

    private final Transactions transactions = new Transactions(database.dataSource());

    private HikariDataSource pool(boolean commitsEach) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername("sa");
        config.setAutoCommit(commitsEach);
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    private static int pause(Connection connection, String messageClass) throws SQLException {
        return Sql.update(
                connection, "insert into sms_pause (message_class, reason, since) values (?, 'why', 1)", messageClass);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionIsGivenBackAsItWas(boolean commitsEach) throws SQLException {
        try (HikariDataSource pool = pool(commitsEach)) {
            new Transactions(pool).run("pause", connection -> pause(connection, "OTP"));

            assertThat(database.count("sms_pause")).isEqualTo(1);
            try (Connection next = pool.getConnection()) {
                assertThat(next.getAutoCommit()).isEqualTo(commitsEach);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatFailsIsRolledBack(boolean commitsEach) {
        try (HikariDataSource pool = pool(commitsEach)) {
            assertThatThrownBy(() -> new Transactions(pool).run("pause", connection -> {
                        pause(connection, "OTP");
                        return pause(connection, "OTP");
                    }))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("failed to pause")
                    .hasMessageContaining("23505");

            assertThat(database.count("sms_pause")).isZero();
        }
    }

    @Test
    void aTransactionIsRepeatedAfterADeadlock() {
        AtomicInteger runs = new AtomicInteger();

        transactions.run("pause", connection -> {
            pause(connection, "OTP");
            if (runs.incrementAndGet() < 3) {
                throw new SQLException("deadlock detected", "40P01");
            }
            return null;
        });

        assertThat(runs).hasValue(3);
        assertThat(database.count("sms_pause")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "42000"})
    void aTransactionFailsAfterTenDeadlocksAndAtOnceAfterAnythingElse(String state) {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> transactions.run("pause", connection -> {
                    runs.incrementAndGet();
                    throw new SQLException("refused", state);
                }))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining(state);

        assertThat(runs).hasValue(state.startsWith("40") ? 10 : 1);
    }

    @Test
    void aFailureWithoutAStateIsNotRepeated() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> transactions.run("pause", connection -> {
                    runs.incrementAndGet();
                    throw new SQLException("the connection is closed");
                }))
                .isInstanceOf(OutboxException.class);

        assertThat(runs).hasValue(1);
    }
}
