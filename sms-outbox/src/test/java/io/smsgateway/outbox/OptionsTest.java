package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.SmsClient;
import io.smsgateway.testkit.ScriptedProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How messages are submitted, kept and protected, on any database. */
abstract class OptionsTest extends OutboxTest {

    OptionsTest(OutboxDatabase database) {
        super(database);
    }

    private Store store() {
        return new Store(
                database.dataSource(),
                Tables.of(database.database()),
                SETTINGS,
                () -> ThreadLocalRandom.current().nextLong());
    }

    private static SmsMessage code(String key) {
        return SmsMessage.text(NUMBER, "4711").withClass(MessageClass.OTP).keyed(key);
    }

    @Test
    void aMessageIsNotSentBeforeItsTime() {
        Instant start = Instant.now().plusSeconds(3_600);
        outbox.start(client);
        outbox.submit(message("later"), SubmitOptions.DEFAULTS.withNotBefore(start));
        outbox.submit(message("now"));
        awaitState("now", OutboxState.ACCEPTED);

        assertThat(state("later")).isEqualTo(OutboxState.QUEUED);
        assertThat(outbox.find("later").orElseThrow().expires())
                .isEqualTo(Instant.ofEpochMilli(start.plus(Duration.ofDays(1)).toEpochMilli()));

        database.run("update sms_due set due_at = 0");
        outbox.nudge();
        awaitState("later", OutboxState.ACCEPTED);
    }

    @Test
    void aMessageOfHigherPriorityIsClaimedFirst() {
        outbox.submit(message("low"), SubmitOptions.DEFAULTS.withPriority(-1));
        outbox.submit(message("usual"));
        outbox.submit(message("high"), SubmitOptions.DEFAULTS.withPriority(1));
        Store store = store();
        SlotLease slot = store.take("a");

        assertThat(List.of(claim(store, slot), claim(store, slot), claim(store, slot)))
                .containsExactly("high", "usual", "low");
    }

    private static @Nullable String claim(Store store, SlotLease slot) {
        return new Texts(SETTINGS)
                .read(store.claim(slot, MessageClass.TRANSACTIONAL, 1).get(0).text())
                .idempotencyKey();
    }

    @Test
    void equalKeysOfTwoTenantsAreTwoMessages() {
        SubmitOptions tenant = SubmitOptions.DEFAULTS.withTenant("blue");
        outbox.submit(message("order-1"));

        assertThat(outbox.submit(message("order-1"), tenant).isNew()).isTrue();
        assertThat(outbox.submit(message("order-1"), tenant).isNew()).isFalse();
        assertThat(outbox.cancel("blue", "order-1")).isTrue();
        assertThat(outbox.find("blue", "order-1").orElseThrow().state()).isEqualTo(OutboxState.CANCELLED);
        assertThat(state("order-1")).isEqualTo(OutboxState.QUEUED);
        assertThat(outbox.find("red", "order-1")).isEmpty();
    }

    @Test
    void aFullQueueRefusesNewMessagesOfItsClassAndStillKnowsOldOnes() {
        open(SETTINGS.withMaxWaiting(MessageClass.TRANSACTIONAL, 2));
        outbox.submit(message("order-1"));

        List<SubmitResult> results =
                outbox.submitAll(List.of(message("order-1"), message("order-2"), message("order-3"), code("code")));

        assertThat(results.get(0).known()).isEqualTo(OutboxState.QUEUED);
        assertThat(results.get(1).refusal()).isEqualTo(Refusal.BUSY);
        assertThat(results.get(2).refusal()).isEqualTo(Refusal.BUSY);
        assertThat(results.get(3).isNew()).isTrue();
        assertThat(database.count("sms_message")).isEqualTo(2);
    }

    @Test
    void aQueueThatHasRoomAgainTakesMessages() {
        open(SETTINGS.withMaxWaiting(MessageClass.TRANSACTIONAL, 1));
        outbox.submit(message("order-1"));
        assertThat(outbox.submit(message("order-2")).isSubmitted()).isFalse();
        assertThat(outbox.cancel("order-1")).isTrue();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> outbox.submit(message("order-2")).isSubmitted());
    }

    @Test
    void whatIsStoredOfAMessageIsEncrypted() {
        open(SETTINGS.withCipher(new Reversing()));
        outbox.submit(message("order-1").withMetadata(Map.of("order", "1")));
        assertThat(database.count("sms_message where message like '%parcel%' or message like '%13800138000%'"))
                .isZero();
        outbox.start(client);

        awaitState("order-1", OutboxState.ACCEPTED);

        assertThat(provider.messages().get(0).to()).isEqualTo(NUMBER);
        assertThat(outbox.find("order-1").orElseThrow().result())
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.metadata()).containsOnly(Map.entry("order", "1")));
    }

    private static final class Reversing implements TextCipher {
        @Override
        public String encrypt(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        @Override
        public String decrypt(String encrypted) {
            return new String(Base64.getDecoder().decode(encrypted), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    void contentsSurviveTheDatabaseWithTheirTemplates() {
        SmsContent vendors =
                SmsContent.VendorTemplate.of("tpl-77", Map.of("code", "4711")).withSignature("Shop");
        SmsMessage ours = SmsMessage.template(NUMBER, "order-shipped", Map.of("no", "77", "day", "Montag; 3%"));
        outbox.submitAll(
                List.of(ours.keyed("ours"), SmsMessage.of(NUMBER, vendors).keyed("vendors")));
        Store store = store();

        assertThat(store.claim(store.take("a"), MessageClass.TRANSACTIONAL, 2))
                .extracting(row -> new Texts(SETTINGS).read(row.text()).content())
                .containsExactlyInAnyOrder(ours.content(), vendors);
    }

    @Test
    void settledMessagesAreDeletedAfterTheirTime() {
        outbox.submitAll(List.of(message("settled"), message("young"), message("queued")));
        outbox.cancel("settled");
        outbox.cancel("young");
        long month = Duration.ofDays(30).toMillis();
        database.run(
                "update sms_message set created_at = created_at - " + (month + 1) + " where message_key <> 'young'",
                "update sms_message set created_at = created_at - " + (month - 60_000)
                        + " where message_key = 'young'");

        new Retention(database.dataSource(), Tables.of(database.database()), SETTINGS).run();

        assertThat(outbox.find("settled")).isEmpty();
        assertThat(outbox.find("young")).isPresent();
        assertThat(outbox.find("queued")).isPresent();
    }

    /** Lets a machine end during the request of the only message. */
    private void loseRequest(String key) {
        Store store = store();
        SlotLease dead = store.take("dead");
        long id = store.claim(dead, MessageClass.OTP, 1).get(0).id();
        assertThat(store.begin(dead, 1, ProviderId.of("test"), id + " reference-1\n"))
                .isTrue();
        store.end("dead");
        assertThat(state(key)).isEqualTo(OutboxState.QUEUED);
        assertThat(outbox.cancel(key)).isFalse();
    }

    @Test
    void aCodeWhoseMachineEndedGetsItsPromisedSecondCopyFromAnotherProvider() {
        ScriptedProvider second = ScriptedProvider.accepting("second");
        outbox.submit(code("code"));
        loseRequest("code");
        try (SmsClient two = SmsClient.builder()
                .provider(provider)
                .provider(second)
                .journal(outbox.journal())
                .build()) {
            outbox.start(two);
            awaitState("code", OutboxState.ACCEPTED);
            outbox.close();
        }

        assertThat(provider.calls()).isEmpty();
        assertThat(second.messages()).hasSize(1);
        assertThat(outbox.find("code").orElseThrow().result()).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.provider()).isEqualTo(ProviderId.of("second"));
            assertThat(accepted.maxCopies()).isEqualTo(2);
            assertThat(accepted.attempts())
                    .extracting(Attempt::outcome)
                    .containsExactly(Attempt.Outcome.UNCONFIRMED, Attempt.Outcome.ACCEPTED);
        });
    }

    @Test
    void aCodeThatNoOtherProviderTakesStaysUnconfirmed() {
        outbox.submit(code("code"));
        loseRequest("code");
        outbox.start(client);

        awaitState("code", OutboxState.UNCONFIRMED);

        assertThat(provider.calls()).isEmpty();
        assertThat(outbox.find("code").orElseThrow().result())
                .isInstanceOfSatisfying(
                        Unconfirmed.class, lost -> assertThat(lost.maxCopies()).isEqualTo(1));
        assertThat(database.count("sms_check")).isEqualTo(1);
    }

    @Test
    void aCodeWhoseSecondCopyIsRefusedStaysUnconfirmed() {
        ScriptedProvider second = ScriptedProvider.accepting("second").thenRefuse(Refusal.OPTED_OUT);
        outbox.submit(code("code"));
        loseRequest("code");
        try (SmsClient two = SmsClient.builder()
                .provider(provider)
                .provider(second)
                .journal(outbox.journal())
                .build()) {
            outbox.start(two);
            awaitState("code", OutboxState.UNCONFIRMED);
            outbox.close();
        }

        assertThat(outbox.find("code").orElseThrow().result()).isInstanceOfSatisfying(Unconfirmed.class, lost -> {
            assertThat(lost.reference()).isEqualTo("reference-1");
            assertThat(lost.attempts()).hasSize(2);
        });
    }
}
