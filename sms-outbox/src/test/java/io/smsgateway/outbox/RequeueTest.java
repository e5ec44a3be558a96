package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.RetryPolicy;
import io.smsgateway.client.SmsClient;
import io.smsgateway.codec.SmsCodec;
import io.smsgateway.reconciliation.Reconciliation;
import io.smsgateway.testkit.ScriptedProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Messages that a person puts back into the queue, on any database. */
abstract class RequeueTest extends OutboxTest {

    private static final RequeueOptions SECOND_COPY = RequeueOptions.DEFAULTS.withSecondCopy(true);

    RequeueTest(OutboxDatabase database) {
        super(database);
    }

    private void end(String key, OutboxState state) {
        outbox.start(client);
        outbox.submit(message(key));
        awaitState(key, state);
        outbox.close();
        open(SETTINGS);
    }

    @Test
    void aRefusedMessageIsSentAfterItsCauseWasMended() {
        provider.thenRefuse(Refusal.OPTED_OUT);
        end("order-1", OutboxState.REFUSED);

        assertThat(outbox.requeue("order-1")).isEqualTo(RequeueResult.REQUEUED);
        assertThat(outbox.requeue("order-1")).isEqualTo(RequeueResult.ALREADY_QUEUED);

        OutboxEntry entry = outbox.find("order-1").orElseThrow();
        assertThat(entry.state()).isEqualTo(OutboxState.QUEUED);
        assertThat(entry.result()).isNull();
        assertThat(Duration.between(entry.changed(), entry.expires()))
                .isBetween(
                        Duration.ofDays(1).minusSeconds(1), Duration.ofDays(1).plusSeconds(1));
        assertThat(database.count("sms_due")).isEqualTo(1);
        outbox.start(client);
        awaitState("order-1", OutboxState.ACCEPTED);
        assertThat(outbox.requeue("order-1")).isEqualTo(RequeueResult.SETTLED);
        assertThat(provider.calls()).hasSize(2);
    }

    @Test
    void anExpiredMessageGetsTheValidityThatIsGiven() {
        outbox.submit(message("order-1").within(Duration.ofSeconds(40)), SubmitOptions.DEFAULTS.withTenant("shop"));
        database.run("update sms_message set expires_at = created_at - 1");
        outbox.start(client);
        await().until(() -> outbox.find("shop", "order-1").orElseThrow().state() == OutboxState.EXPIRED);
        outbox.pause(MessageClass.TRANSACTIONAL, "to look at it");

        assertThat(outbox.requeue("order-1")).isEqualTo(RequeueResult.NOT_FOUND);
        assertThat(outbox.requeue("shop", "order-1", RequeueOptions.DEFAULTS.withValidity(Duration.ofHours(3))))
                .isEqualTo(RequeueResult.REQUEUED);

        OutboxEntry entry = outbox.find("shop", "order-1").orElseThrow();
        assertThat(Duration.between(entry.changed(), entry.expires()))
                .isBetween(
                        Duration.ofHours(3).minusSeconds(1), Duration.ofHours(3).plusSeconds(1));
        outbox.resume(MessageClass.TRANSACTIONAL);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> outbox.find("shop", "order-1").orElseThrow().state() == OutboxState.ACCEPTED);
    }

    @Test
    void anUnconfirmedMessageIsSentOnceMoreWhereASecondCopyIsAccepted() {
        provider.thenUnconfirmed();
        end("order-1", OutboxState.UNCONFIRMED);

        assertThat(outbox.requeue("order-1")).isEqualTo(RequeueResult.MAY_HAVE_BEEN_SENT);
        assertThat(database.count("sms_check")).isEqualTo(1);
        assertThat(outbox.requeue("", "order-1", SECOND_COPY)).isEqualTo(RequeueResult.REQUEUED);
        assertThat(outbox.requeue("", "order-1", SECOND_COPY)).isEqualTo(RequeueResult.ALREADY_QUEUED);

        assertThat(database.count("sms_check")).isZero();
        assertThat(outbox.cancel("order-1")).isFalse();
        outbox.start(client);
        awaitState("order-1", OutboxState.ACCEPTED);
        assertThat(provider.calls()).hasSize(2);
        assertThat(outbox.find("order-1").orElseThrow().result())
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.attempts())
                                .extracting(Attempt::outcome)
                                .containsExactly(Attempt.Outcome.UNCONFIRMED, Attempt.Outcome.ACCEPTED));
    }

    @Test
    void oneCopyIsSentWhateverTheGuaranteeOfTheMessage() {
        ScriptedProvider other = ScriptedProvider.accepting("other").thenUnconfirmed();
        provider.thenUnconfirmed().thenUnconfirmed();
        // not closed, which would close the providers
        client = SmsClient.builder()
                .provider(provider)
                .provider(other)
                .journal(outbox.journal())
                .retry(RetryPolicy.NONE)
                .build();
        outbox.start(client);
        outbox.submit(message("order-1").with(Guarantee.AT_LEAST_ONCE));
        await().atMost(Duration.ofSeconds(30)).until(() -> other.calls().size() == 1);
        awaitState("order-1", OutboxState.UNCONFIRMED);
        await().until(() -> outbox.status().claimed() == 0);

        outbox.requeue("", "order-1", SECOND_COPY);

        await().atMost(Duration.ofSeconds(30)).until(() -> provider.calls().size() == 2);
        awaitState("order-1", OutboxState.UNCONFIRMED);
        assertThat(Objects.requireNonNull(outbox.find("order-1").orElseThrow().result())
                        .attempts())
                .hasSize(3);
        assertThat(other.calls()).hasSize(1);
    }

    @Test
    void aRefusalOfTheSecondCopyLeavesTheMessageUnconfirmed() {
        provider.thenUnconfirmed().thenRefuse(Refusal.THROTTLED).thenRefuse(Refusal.OPTED_OUT);
        end("order-1", OutboxState.UNCONFIRMED);

        outbox.requeue("", "order-1", SECOND_COPY);
        outbox.start(client);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            outbox.nudge();
            assertThat(state("order-1")).isEqualTo(OutboxState.UNCONFIRMED);
        });
        assertThat(outbox.find("order-1").orElseThrow().result()).isInstanceOf(Unconfirmed.class);
        assertThat(provider.calls()).hasSize(3);
        assertThat(database.count("sms_due")).isZero();
    }

    @Test
    void aLateAcceptanceComesBeforeASecondCopy() {
        Store store = new Store(database.dataSource(), Tables.of(database.database(), SETTINGS), SETTINGS, () -> 1L);
        outbox.submit(message("order-1"));
        SlotLease dead = store.take("a");
        long id = store.claim(dead, MessageClass.TRANSACTIONAL, 1).get(0).id();
        store.begin(dead, 1, ProviderId.of("test"), id + " r\n");
        store.end("a");
        assertThat(outbox.requeue("", "order-1", SECOND_COPY)).isEqualTo(RequeueResult.REQUEUED);

        store.settle(dead, List.of(new Outcome(id, OutboxState.REFUSED, "", false)), List.of(1L));
        assertThat(state("order-1")).isEqualTo(OutboxState.QUEUED);
        store.settle(
                dead,
                List.of(new Outcome(
                        id, OutboxState.ACCEPTED, SmsCodec.encode(new Accepted(ProviderId.of("test"), "id-1")), false)),
                List.of(1L));

        assertThat(state("order-1")).isEqualTo(OutboxState.ACCEPTED);
        assertThat(database.count("sms_due")).isZero();
    }

    @Test
    void aReconciliationThatEndsAfterwardsChangesNothing() {
        provider.thenUnconfirmed();
        end("order-1", OutboxState.UNCONFIRMED);
        database.run("update sms_check set due_at = due_at - 30000");
        Checks checks = new Checks(database.dataSource(), Tables.of(database.database(), SETTINGS), SETTINGS);
        Checks.Check check = checks.read().get(0);

        outbox.requeue("", "order-1", SECOND_COPY);
        checks.decide(check, List.of(Reconciliation.notSent(check.attempts().get(0), Reconciliation.Evidence.FAIR)));

        assertThat(state("order-1")).isEqualTo(OutboxState.QUEUED);
        assertThat(outbox.find("order-1").orElseThrow().result()).isInstanceOf(Unconfirmed.class);
        assertThat(database.count("sms_due")).isEqualTo(1);
    }

    @Test
    void aMessageWhoseTextIsErasedIsNotPutBack() {
        provider.thenRefuse(Refusal.OPTED_OUT);
        outbox.start(client);
        outbox.submit(
                SmsMessage.text(NUMBER, "4711").withClass(MessageClass.OTP).keyed("code"));
        awaitState("code", OutboxState.REFUSED);

        assertThat(outbox.requeue("code")).isEqualTo(RequeueResult.ERASED);
        assertThat(database.count("sms_due")).isZero();
    }

    @Test
    void aCancelledMessageStaysCancelled() {
        outbox.submit(message("order-1"));
        outbox.cancel("order-1");

        assertThat(outbox.requeue("", "order-1", SECOND_COPY)).isEqualTo(RequeueResult.SETTLED);
        assertThat(state("order-1")).isEqualTo(OutboxState.CANCELLED);
    }

    @Test
    void oneOfManyCallsAtOncePutsTheMessageBack() throws InterruptedException, ExecutionException {
        outbox.submit(message("order-1"));
        database.run("update sms_message set state = 'REFUSED'", "delete from sms_due");
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<RequeueResult>> calls = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                calls.add(threads.submit(() -> {
                    start.await();
                    return outbox.requeue("order-1");
                }));
            }
            start.countDown();
            List<RequeueResult> results = new ArrayList<>();
            for (Future<RequeueResult> call : calls) {
                results.add(call.get());
            }

            assertThat(results).containsOnlyOnce(RequeueResult.REQUEUED).contains(RequeueResult.ALREADY_QUEUED);
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.count("sms_due")).isEqualTo(1);
    }
}
