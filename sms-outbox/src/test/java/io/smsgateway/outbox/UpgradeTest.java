package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Upgrades of the tables with messages in every state, on any database. */
abstract class UpgradeTest extends OutboxTest {

    UpgradeTest(OutboxDatabase database) {
        super(database);
    }

    private void makeVersion1() {
        database.run("drop table sms_second_copy", "update sms_outbox_schema set version = 1");
    }

    @AfterEach
    void upgrade() {
        OutboxSchema.create(database.dataSource());
    }

    @Test
    void messagesOfVersion1AreSettledAfterTheUpgrade() {
        Store store = new Store(database.dataSource(), Tables.of(database.database(), SETTINGS), SETTINGS, () -> 1L);
        SlotLease dead = store.take("a");
        outbox.submitAll(List.of(message("sent"), message("unconfirmed")));
        for (Tables.Row row : store.claim(dead, MessageClass.TRANSACTIONAL, 2)) {
            store.begin(dead, row.id(), ProviderId.of("test"), row.id() + " r\n");
        }
        outbox.submit(message("claimed"));
        store.claim(dead, MessageClass.TRANSACTIONAL, 1);
        outbox.submit(message("free"));
        makeVersion1();
        String script = OutboxSchema.upgrades(database.database(), 1).get(0);
        assertThatThrownBy(() -> SmsOutbox.of(database.dataSource(), SETTINGS))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("have version 1, and this library needs 2")
                .hasMessageContaining(script);

        OutboxSchema.create(database.dataSource());
        OutboxSchema.create(database.dataSource());

        open(SETTINGS);
        assertThat(database.count("sms_due")).isEqualTo(4);
        assertThat(database.count("sms_request")).isEqualTo(2);
        store.end("a");
        outbox.start(client);
        awaitState("claimed", OutboxState.ACCEPTED);
        awaitState("free", OutboxState.ACCEPTED);
        assertThat(state("sent")).isEqualTo(OutboxState.UNCONFIRMED);
        assertThat(outbox.requeue("", "unconfirmed", RequeueOptions.DEFAULTS.withSecondCopy(true)))
                .isEqualTo(RequeueResult.REQUEUED);
        awaitState("unconfirmed", OutboxState.ACCEPTED);
        assertThat(provider.messages()).hasSize(3);
        assertThat(database.count("sms_request")).isZero();
    }

    @Test
    void machinesUpgradeAtOnceWhileOneSubmits() {
        outbox.submitAll(
                IntStream.range(0, 500).mapToObj(i -> message("order-" + i)).toList());
        makeVersion1();
        List<CompletableFuture<Void>> machines = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> OutboxSchema.create(database.dataSource())))
                .toList();

        int during = 50;
        for (int i = 0; i < during; i++) {
            outbox.submit(message("during-" + i));
        }

        machines.forEach(CompletableFuture::join);
        assertThat(database.count("sms_outbox_schema where version = 2")).isEqualTo(1);
        assertThat(database.count("sms_outbox_schema")).isEqualTo(1);
        assertThat(database.count("sms_due")).isEqualTo(500 + during);
    }

    @Test
    void tablesOfThisVersionNeedNoScript() {
        assertThat(OutboxSchema.upgrades(database.database(), OutboxSchema.VERSION))
                .isEmpty();
    }
}
