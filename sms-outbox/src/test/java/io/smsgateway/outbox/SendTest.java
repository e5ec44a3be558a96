package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.Suspensions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sending what was submitted, on any database. */
abstract class SendTest extends OutboxTest {

    SendTest(OutboxDatabase database) {
        super(database);
    }

    @Test
    void aMessageIsSentAtOnceAndItsResultIsStored() {
        outbox.start(client);
        outbox.submit(message("order-1").withMetadata(Map.of("order", "1")));

        awaitState("order-1", OutboxState.ACCEPTED);

        OutboxEntry entry = outbox.find("order-1").orElseThrow();
        assertThat(entry.result()).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.messageId()).isEqualTo("test-1");
            assertThat(accepted.idempotencyKey()).isEqualTo("order-1");
            assertThat(accepted.metadata()).containsOnly(Map.entry("order", "1"));
            assertThat(accepted.attempts()).hasSize(1);
        });
        assertThat(provider.messages()).hasSize(1);
        assertThat(database.count("sms_due")).isZero();
        assertThat(database.count("sms_request")).isZero();
        assertThat(outbox.submit(message("order-1")).known()).isEqualTo(OutboxState.ACCEPTED);
    }

    @Test
    void messagesOfACallersTransactionAreSentAfterItsCommit() throws SQLException {
        outbox.start(client);
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            outbox.submit(connection, message("order-1"));
            outbox.nudge();
            connection.commit();
            connection.setAutoCommit(true);
        }
        outbox.nudge();

        awaitState("order-1", OutboxState.ACCEPTED);
    }

    @Test
    void pollingFindsWhatNoNudgeAnnounced() throws SQLException {
        outbox.close();
        open(SETTINGS.withPollInterval(Duration.ofMillis(50)));
        outbox.start(client);
        await().until(() -> database.count("sms_slot") == 1);
        SmsOutbox.of(database.dataSource(), SETTINGS).submit(message("order-1"));

        awaitState("order-1", OutboxState.ACCEPTED);
    }

    @Test
    void manyMessagesShareRequests() {
        outbox.submitAll(IntStream.range(0, 250)
                .mapToObj(i -> SmsMessage.text(PhoneNumber.of("+8613800138" + (100 + i)), "one text")
                        .keyed("order-" + i))
                .toList());
        outbox.start(client);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.count("sms_message where state = 'ACCEPTED'") == 250);

        assertThat(provider.calls()).hasSize(3);
        assertThat(provider.messages()).hasSize(250);
        assertThat(outbox.status().openRequests()).isZero();
        assertThat(outbox.status().claimed()).isZero();
        assertThat(outbox.status().oldestDue()).isNull();
    }

    @Test
    void aRefusalOfTheMessageIsFinalAndOneOfTheMomentIsNot() {
        provider.thenRefuse(Refusal.OPTED_OUT).thenRefuse(Refusal.THROTTLED);
        outbox.start(client);
        outbox.submit(message("opted-out"));
        awaitState("opted-out", OutboxState.REFUSED);
        outbox.submit(message("throttled"));
        await().until(() -> provider.calls().size() == 2);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            outbox.nudge();
            assertThat(state("throttled")).isEqualTo(OutboxState.ACCEPTED);
        });

        assertThat(outbox.find("opted-out").orElseThrow().result())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.OPTED_OUT));
    }

    @Test
    void anUnconfirmedMessageIsNotSentAgain() {
        provider.thenUnconfirmed();
        outbox.start(client);
        outbox.submit(message("order-1"));

        awaitState("order-1", OutboxState.UNCONFIRMED);

        assertThat(outbox.find("order-1").orElseThrow().result()).isInstanceOf(Unconfirmed.class);
        assertThat(database.count("sms_due")).isZero();
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void aMessageThatIsNoLongerWorthSendingExpires() {
        outbox.submit(message("order-1"));
        database.run("update sms_message set expires_at = created_at - 1");
        outbox.start(client);

        awaitState("order-1", OutboxState.EXPIRED);

        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void aCodeIsErasedOnceItsStateIsFinal() {
        outbox.start(client);
        outbox.submitAll(List.of(
                SmsMessage.text(NUMBER, "4711").withClass(MessageClass.OTP).keyed("code"), message("order-1")));

        awaitState("code", OutboxState.ACCEPTED);
        awaitState("order-1", OutboxState.ACCEPTED);

        assertThat(database.count("sms_message where message is null")).isEqualTo(1);
        assertThat(outbox.find("code").orElseThrow().result()).isInstanceOf(Accepted.class);
    }

    @Test
    void messagesOfTheSameClientThatAreNotOfTheOutboxPass() {
        assertThat(client.send(message("direct")).isAccepted()).isTrue();
        assertThat(database.count("sms_request")).isZero();
    }

    @Test
    void closingWaitsForRequestsInFlightAndGivesTheRestBack() throws InterruptedException {
        provider.hold();
        outbox.start(client);
        outbox.submit(message("order-1"));
        await().until(() -> provider.inFlight() == 1);
        Thread closing = new Thread(outbox::close);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        outbox.submit(message("order-2"));

        provider.release();
        closing.join();

        assertThat(state("order-1")).isEqualTo(OutboxState.ACCEPTED);
        assertThat(state("order-2")).isEqualTo(OutboxState.QUEUED);
        assertThat(database.count("sms_slot")).isZero();
        assertThat(database.count("sms_task where task_name = '" + SlotHolder.TASK + "'"))
                .isZero();
        assertThat(database.count("sms_due where slot is not null")).isZero();
        outbox.close();
    }

    @Test
    void anOutboxIsStartedOnce() {
        outbox.start(client);

        assertThatThrownBy(() -> outbox.start(client)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aProviderThatAnotherMachineSuspendedGetsNothingUntilItIsResumed() {
        Suspensions shared = Suspensions.inMemory();
        client = SmsClient.builder()
                .provider(provider)
                .journal(outbox.journal())
                .suspensions(shared)
                .build();
        try (SmsClient other =
                SmsClient.builder().provider(provider).suspensions(shared).build()) {
            other.suspend(provider.id(), Set.of(MessageClass.values()), Refusal.SUSPENDED, "contract ended");
            outbox.start(client);
            outbox.submit(message("order-1"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> database.count("sms_due where attempts > 0 and slot is null") == 1);
            assertThat(state("order-1")).isEqualTo(OutboxState.QUEUED);
            assertThat(client.providers().get(0).suspensions().get(MessageClass.TRANSACTIONAL))
                    .extracting(suspension -> suspension.note())
                    .isEqualTo("contract ended");

            other.resume(provider.id());

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                outbox.nudge();
                assertThat(state("order-1")).isEqualTo(OutboxState.ACCEPTED);
            });
            assertThat(provider.calls()).hasSize(1);
        }
    }
}
