package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings, options and results of the outbox, and what it does about a refusal. */
class ValuesTest {

    private static final OutboxSettings SETTINGS =
            OutboxSettings.of(Secret.of("fingerprint key", "fingerprint".repeat(3)));

    private static Refused refused(Refusal reason) {
        return new Refused(ProviderId.of("acme"), reason, "as told");
    }

    private static JdbcDataSource database() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    @Test
    void triesAgainWhatWasRefusedForTheMomentOrTheAccount() {
        assertThat(Arrays.stream(Refusal.values()).filter(reason -> !Refusals.isWorthAnotherTry(refused(reason))))
                .contains(
                        Refusal.INVALID_RECIPIENT,
                        Refusal.OPTED_OUT,
                        Refusal.CONTENT_REJECTED,
                        Refusal.TEMPLATE,
                        Refusal.UNSUPPORTED,
                        Refusal.DUPLICATE,
                        Refusal.RECIPIENT_LIMIT,
                        Refusal.BATCH_REJECTED,
                        Refusal.BATCH_LIMIT,
                        Refusal.KEY_REUSED,
                        Refusal.INVALID_REQUEST,
                        Refusal.UNRECOGNISED)
                .doesNotContain(
                        Refusal.EXPIRED,
                        Refusal.CLOCK_SKEW,
                        Refusal.THROTTLED,
                        Refusal.OUT_OF_CREDIT,
                        Refusal.UNAVAILABLE,
                        Refusal.SUSPENDED);
    }

    @Test
    void waitsTwiceAsLongAfterEachTryUpToAMinute() {
        Refused busy = refused(Refusal.BUSY);

        assertThat(List.of(Refusals.pause(0, busy), Refusals.pause(3, busy), Refusals.pause(6, busy)))
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofMinutes(1));
        assertThat(Refusals.pause(5, refused(Refusal.CLOSED))).isZero();
        assertThat(Refusals.pause(5, refused(Refusal.CANCELLED))).isZero();
        assertThat(Refusals.expired().reason()).isEqualTo(Refusal.EXPIRED);
    }

    @Test
    void aResultSaysWhetherTheMessageIsNewKnownOrRefused() {
        SubmitResult created = SubmitResult.created("order-1");
        SubmitResult known = SubmitResult.known("order-2", OutboxState.ACCEPTED);
        SubmitResult refused = SubmitResult.refused("order-3", Refusal.BUSY);

        assertThat(List.of(created.isNew(), known.isNew(), refused.isNew())).containsExactly(true, false, false);
        assertThat(List.of(created.isSubmitted(), known.isSubmitted(), refused.isSubmitted()))
                .containsExactly(true, true, false);
        assertThat(created).hasToString("SubmitResult{key order-1, new}");
        assertThat(known).hasToString("SubmitResult{key order-2, ACCEPTED}");
        assertThat(refused).hasToString("SubmitResult{key order-3, BUSY}");
    }

    @Test
    void optionsAreCheckedAndPrintNoTenant() {
        SubmitOptions options =
                SubmitOptions.DEFAULTS.withTenant("blue").withPriority(-100).withNotBefore(Instant.EPOCH);

        assertThat(options).hasToString("SubmitOptions{tenant, not before 1970-01-01T00:00:00Z, priority -100}");
        assertThat(SubmitOptions.DEFAULTS).hasToString("SubmitOptions{not before null, priority 0}");
        assertThatIllegalArgumentException().isThrownBy(() -> options.withPriority(101));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withTenant("b".repeat(65)));
    }

    static List<Runnable> outOfRange() {
        return List.of(
                () -> OutboxSettings.of(Secret.of("fingerprint key", "short")),
                () -> SETTINGS.withWorkers(0),
                () -> SETTINGS.withWorkers(65),
                () -> SETTINGS.withHeartbeat(Duration.ofSeconds(5), 3),
                () -> SETTINGS.withHeartbeat(Duration.ofSeconds(5), 101),
                () -> SETTINGS.withHeartbeat(Duration.ofMillis(99), 6),
                () -> SETTINGS.withMaxWaiting(MessageClass.OTP, 0),
                () -> SETTINGS.withPollInterval(Duration.ofMillis(49)),
                () -> SETTINGS.withStopGrace(Duration.ofMinutes(11)),
                () -> SETTINGS.withValidity(MessageClass.OTP, Duration.ofMillis(999)),
                () -> SETTINGS.withRetention(MessageClass.OTP, Duration.ofHours(47)));
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void aSettingOutOfItsRangeIsRefused(Runnable setting) {
        assertThatIllegalArgumentException().isThrownBy(setting::run);
    }

    @Test
    void missingTablesAreReportedWithTheScript() {
        assertThatThrownBy(() -> SmsOutbox.of(database(), SETTINGS))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("io/smsgateway/outbox/schema-h2.sql");
    }

    @Test
    void tablesOfAnotherVersionAreReported() throws SQLException {
        JdbcDataSource dataSource = database();
        OutboxSchema.create(dataSource);
        OutboxSchema.create(dataSource);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update sms_outbox_schema set version = 77");
        }

        assertThatThrownBy(() -> SmsOutbox.of(dataSource, SETTINGS))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("77");
    }
}
