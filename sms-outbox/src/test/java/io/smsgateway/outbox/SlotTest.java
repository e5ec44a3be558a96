package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.codec.SmsCodec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slots that change hands, on any database. */
abstract class SlotTest extends OutboxTest {

    private static final ProviderId PROVIDER = ProviderId.of("test");

    private Store store;

    SlotTest(OutboxDatabase database) {
        super(database);
    }

    @BeforeEach
    void openStore() {
        store = new Store(
                database.dataSource(),
                Tables.of(database.database(), SETTINGS),
                SETTINGS,
                () -> ThreadLocalRandom.current().nextLong());
    }

    private long claimOne(SlotLease slot) {
        List<Tables.Row> rows = store.claim(slot, MessageClass.TRANSACTIONAL, 1);
        assertThat(rows).hasSize(1);
        return rows.get(0).id();
    }

    @Test
    void theRequestsOfADeadHolderAreUnconfirmedAndItsOtherMessagesGoBack() {
        SlotLease dead = store.take("a");
        outbox.submit(message("order-1"));
        long sent = claimOne(dead);
        outbox.submit(message("order-2"));
        claimOne(dead);
        assertThat(store.begin(dead, 1, PROVIDER, sent + " reference-1\n")).isTrue();

        store.end("a");

        assertThat(outbox.find("order-1").orElseThrow().state()).isEqualTo(OutboxState.UNCONFIRMED);
        assertThat(outbox.find("order-1").orElseThrow().result()).isInstanceOfSatisfying(Unconfirmed.class, lost -> {
            assertThat(lost.provider()).isEqualTo(PROVIDER);
            assertThat(lost.reference()).isEqualTo("reference-1");
            assertThat(lost.maxCopies()).isEqualTo(1);
        });
        assertThat(state("order-2")).isEqualTo(OutboxState.QUEUED);
        assertThat(database.count("sms_due where slot is null")).isEqualTo(1);
        assertThat(database.count("sms_request")).isZero();
    }

    @Test
    void aHolderThatLostItsSlotNeitherClaimsNorSends() {
        outbox.submit(message("order-1"));
        SlotLease lost = store.take("a");
        SlotLease other = store.take("a");

        assertThat(store.claim(lost, MessageClass.TRANSACTIONAL, 10)).isEmpty();
        assertThat(store.begin(lost, 1, PROVIDER, "1 r\n")).isFalse();
        assertThat(store.due(lost)).isNull();
        assertThat(store.due(other)).isEqualTo(Set.of(MessageClass.TRANSACTIONAL));
        assertThat(database.count("sms_request")).isZero();
    }

    @Test
    void aLateAcceptanceReplacesAnUnconfirmedOutcome() {
        SlotLease dead = store.take("a");
        outbox.submit(message("order-1"));
        long id = claimOne(dead);
        store.begin(dead, 1, PROVIDER, id + " r\n");
        store.end("a");
        assertThat(state("order-1")).isEqualTo(OutboxState.UNCONFIRMED);

        store.settle(dead, List.of(accepted(id)), List.of(1L));

        assertThat(state("order-1")).isEqualTo(OutboxState.ACCEPTED);
    }

    @Test
    void aHolderThatLostItsSlotDecidesNothingElseAboutAMessageThatWentBack() {
        SlotLease lost = store.take("a");
        outbox.submit(message("order-1"));
        long id = claimOne(lost);
        store.end("a");

        store.settle(lost, List.of(new Outcome(id, OutboxState.REFUSED, "", false)), List.of());
        store.giveBack(lost, List.of(new Object[][] {{60_000L, id}}));

        assertThat(state("order-1")).isEqualTo(OutboxState.QUEUED);
        assertThat(claimOne(store.take("b"))).isEqualTo(id);
    }

    private static Outcome accepted(long id) {
        return new Outcome(id, OutboxState.ACCEPTED, SmsCodec.encode(new Accepted(PROVIDER, "id-1")), false);
    }

    @Test
    void aCallThatWaitedWhileItsSlotWasLostSendsNothing() throws InterruptedException {
        Journal journal = (Journal) outbox.journal();
        outbox.submit(message("order-1"));
        SlotLease lost = store.take("a");
        Sender sender = new Sender(
                store,
                journal,
                messages -> {
                    store.end("a");
                    return client.sendAll(messages);
                },
                TimeSource.system(),
                new Texts(SETTINGS));

        assertThat(sender.send(lost, MessageClass.TRANSACTIONAL, 10, () -> false))
                .isEqualTo(1);

        assertThat(provider.calls()).isEmpty();
        assertThat(state("order-1")).isEqualTo(OutboxState.QUEUED);
        assertThat(database.count("sms_due where slot is null")).isEqualTo(1);
    }

    @Test
    void twoHoldersClaimDifferentMessages() {
        outbox.submitAll(List.of(message("order-1"), message("order-2")));

        assertThat(claimOne(store.take("a"))).isNotEqualTo(claimOne(store.take("b")));
        assertThat(store.claim(store.take("c"), MessageClass.TRANSACTIONAL, 10)).isEmpty();
    }

    @Test
    void aClientThatThrowsLeavesWhatItBeganUnconfirmed() throws InterruptedException {
        Journal journal = (Journal) outbox.journal();
        outbox.submit(message("order-1"));
        SlotLease slot = store.take("a");
        Sender sender = new Sender(
                store,
                journal,
                messages -> {
                    throw new IllegalStateException("broken");
                },
                TimeSource.system(),
                new Texts(SETTINGS));

        sender.send(slot, MessageClass.TRANSACTIONAL, 10, () -> false);

        assertThat(state("order-1")).isEqualTo(OutboxState.QUEUED);
        assertThat(database.count("sms_due where slot is null and attempts = 1"))
                .isEqualTo(1);
    }

    @Test
    void aMachineTakesOverFromADeadOne() {
        String slot = "dead-machine";
        SlotLease dead = store.take(slot);
        outbox.submit(message("order-1"));
        claimOne(dead);
        database.run(
                "insert into sms_task (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat,"
                        + " version) values ('" + SlotHolder.TASK + "', '" + slot
                        + "', timestamp '2020-01-01 00:00:00', true, 'x',"
                        + " timestamp '2020-01-01 00:00:00', 1)");

        outbox.start(client);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            outbox.nudge();
            assertThat(state("order-1")).isEqualTo(OutboxState.ACCEPTED);
        });
        assertThat(database.count("sms_slot where name = '" + slot + "'")).isZero();
        assertThat(database.count("sms_task where task_instance = '" + slot + "'"))
                .isZero();
        assertThat(provider.messages()).hasSize(1);
    }

    @Test
    void aMachineThatWasCountedAsDeadTakesANewSlot() {
        outbox.close();
        open(SETTINGS.withPollInterval(Duration.ofMillis(50)));
        outbox.start(client);
        await().until(() -> database.count("sms_slot") == 1);
        database.run("update sms_slot set epoch = epoch + 1", "delete from sms_task");

        await().atMost(Duration.ofSeconds(30)).until(() -> database.count("sms_slot") == 2);
        outbox.submit(message("order-1"));

        awaitState("order-1", OutboxState.ACCEPTED);
    }

    @Test
    void aMessageThatCannotBeReadWaitsForAMachineThatCan() throws InterruptedException {
        outbox.submit(message("order-1"));
        database.run("update sms_message set message = '9:message{}'");
        Sender sender = new Sender(store, (Journal) outbox.journal(), client, TimeSource.system(), new Texts(SETTINGS));

        sender.send(store.take("a"), MessageClass.TRANSACTIONAL, 10, () -> false);

        assertThat(provider.calls()).isEmpty();
        assertThat(database.count("sms_due where slot is null and attempts = 1"))
                .isEqualTo(1);
    }

    @Test
    void aMessageThatIsBeingSentIsNotCancelled() {
        outbox.submit(SmsMessage.text(NUMBER, "text").keyed("order-1"));
        claimOne(store.take("a"));

        assertThat(outbox.cancel("order-1")).isFalse();
        assertThat(state("order-1")).isEqualTo(OutboxState.QUEUED);
    }
}
