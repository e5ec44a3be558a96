package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.MessageClass;
import io.smsgateway.SmsMessage;
import io.smsgateway.reconciliation.Reconciler;
import io.smsgateway.reconciliation.Reconciliation;
import io.smsgateway.reconciliation.UnconfirmedAttempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is found out about unconfirmed messages, on any database. */
abstract class ReconcileTest extends OutboxTest {

    private final Checks checks;

    ReconcileTest(OutboxDatabase database) {
        super(database);
        this.checks = new Checks(database.dataSource(), Tables.of(database.database(), SETTINGS), SETTINGS);
    }

    private Checks.Check unconfirmed(SmsMessage message) {
        provider.thenUnconfirmed();
        outbox.start(client);
        outbox.submit(message);
        awaitState(String.valueOf(message.idempotencyKey()), OutboxState.UNCONFIRMED);
        outbox.close();
        await().until(() -> database.count("sms_check") == 1);
        assertThat(checks.read()).isEmpty();
        database.run("update sms_check set due_at = due_at - 30000");
        return checks.read().get(0);
    }

    private static UnconfirmedAttempt attempt(Checks.Check check) {
        assertThat(check.attempts()).hasSize(1);
        return check.attempts().get(0);
    }

    @Test
    void aMessageThatTheVendorHasIsAccepted() {
        Checks.Check check = unconfirmed(message("order-1"));

        checks.decide(
                check, List.of(Reconciliation.accepted(attempt(check), Reconciliation.Evidence.STRONG, "vendor-7")));

        OutboxEntry entry = outbox.find("order-1").orElseThrow();
        assertThat(entry.state()).isEqualTo(OutboxState.ACCEPTED);
        assertThat(entry.result()).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.messageId()).isEqualTo("vendor-7");
            assertThat(accepted.attempts()).extracting(Attempt::outcome).containsExactly(Attempt.Outcome.UNCONFIRMED);
        });
        assertThat(database.count("sms_check")).isZero();
    }

    @Test
    void aMessageThatTheVendorHasNotSentGoesBackOnce() {
        Checks.Check check = unconfirmed(message("order-1"));
        List<Reconciliation> absent = List.of(Reconciliation.notSent(attempt(check), Reconciliation.Evidence.FAIR));

        checks.decide(check, absent);
        checks.decide(check, absent);

        assertThat(state("order-1")).isEqualTo(OutboxState.QUEUED);
        assertThat(database.count("sms_due")).isEqualTo(1);
        assertThat(database.count("sms_check")).isZero();
    }

    @Test
    void aMessageThatTheVendorHasNotSentExpiresWhereItIsNoLongerWorthSending() {
        unconfirmed(message("order-1"));
        database.run("update sms_message set expires_at = created_at");
        Checks.Check check = checks.read().get(0);

        checks.decide(check, List.of(Reconciliation.notSent(attempt(check), Reconciliation.Evidence.FAIR)));

        assertThat(state("order-1")).isEqualTo(OutboxState.EXPIRED);
        assertThat(database.count("sms_due")).isZero();
    }

    @Test
    void withoutEvidenceAMessageIsCheckedAgainUntilNoCheckCanChangeIt() {
        Checks.Check check = unconfirmed(
                SmsMessage.text(NUMBER, "4711").withClass(MessageClass.OTP).keyed("code"));

        checks.decide(
                check,
                List.of(Reconciliation.unknown(attempt(check), Instant.now().plusSeconds(60))));
        assertThat(checks.read()).isEmpty();
        assertThat(database.count("sms_check")).isEqualTo(1);

        checks.decide(check, List.of(Reconciliation.unknown(attempt(check), null)));
        assertThat(database.count("sms_check")).isZero();
        assertThat(state("code")).isEqualTo(OutboxState.UNCONFIRMED);
        assertThat(database.count("sms_message where message is null")).isEqualTo(1);
    }

    @Test
    void theJobAsksTheReconcilerAndPlansTheNextCheck() {
        unconfirmed(message("order-1"));
        Reconciler reconciler = new Reconciler(
                Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)), new NoServices(), (provider, id, to) -> false);

        new ReconcileJob(checks, reconciler).run();

        assertThat(checks.read()).isEmpty();
        assertThat(database.count("sms_check")).isEqualTo(1);
        assertThat(state("order-1")).isEqualTo(OutboxState.UNCONFIRMED);
    }

    private static final class NoServices implements Reconciler.Services {
        @Override
        public <T> Optional<T> service(io.smsgateway.ProviderId provider, Class<T> type) {
            return Optional.empty();
        }
    }

    @Test
    void aMachineChecksWhatIsDue() {
        unconfirmed(message("order-1"));
        open(SETTINGS);
        outbox.start(client, new Reconciler(Clock.systemUTC(), client::service, (provider, id, to) -> false));

        await().atMost(Duration.ofSeconds(30)).until(() -> checks.read().isEmpty());
        assertThat(database.count("sms_check")).isEqualTo(1);
    }

    @Test
    void aPausedClassWaitsUntilItIsResumed() {
        outbox.pause(MessageClass.TRANSACTIONAL, "by hand");
        outbox.pause(MessageClass.TRANSACTIONAL, "once more");
        outbox.start(client);
        outbox.submitAll(List.of(
                SmsMessage.text(NUMBER, "4711").withClass(MessageClass.OTP).keyed("code"), message("order-1")));
        awaitState("code", OutboxState.ACCEPTED);
        assertThat(state("order-1")).isEqualTo(OutboxState.QUEUED);

        outbox.resume(MessageClass.TRANSACTIONAL);

        awaitState("order-1", OutboxState.ACCEPTED);
    }
}
