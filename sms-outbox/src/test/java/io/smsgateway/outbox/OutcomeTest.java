package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Accepted;
import io.smsgateway.Refusal;
import io.smsgateway.codec.SmsCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a listener is told, on any database. */
abstract class OutcomeTest extends OutboxTest {

    private static final OutboxSettings KEEPING =
            SETTINGS.withOutcomesKept(true).withPollInterval(Duration.ofMillis(50));

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    OutcomeTest(OutboxDatabase database) {
        super(database);
    }

    @BeforeEach
    void createATableOfTheApplication() {
        database.run(
                "create table if not exists told (message_key varchar(200), state varchar(12))", "delete from told");
        open(KEEPING);
    }

    private void note(java.sql.Connection connection, OutboxEntry outcome) throws java.sql.SQLException {
        told.add(outcome.key() + " " + outcome.state());
        Sql.update(
                connection,
                "insert into told (message_key, state) values (?, ?)",
                outcome.key(),
                outcome.state().name());
    }

    @Test
    void eachOutcomeIsToldOnceWithItsResult() {
        provider.thenRefuse(Refusal.OPTED_OUT).thenUnconfirmed();
        List<OutboxEntry> entries = Collections.synchronizedList(new ArrayList<>());
        outbox.start(client, null, (connection, outcome) -> {
            entries.add(outcome);
            note(connection, outcome);
        });
        for (String key : List.of("refused", "unconfirmed", "accepted")) {
            outbox.submit(message(key).withMetadata(Map.of("order", key)));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> database.count("told where message_key = '" + key + "'") == 1);
        }

        assertThat(told).containsExactly("refused REFUSED", "unconfirmed UNCONFIRMED", "accepted ACCEPTED");
        assertThat(entries.get(2).result()).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.idempotencyKey()).isEqualTo("accepted");
            assertThat(accepted.metadata()).containsOnly(Map.entry("order", "accepted"));
        });
        assertThat(outbox.status().untoldOutcomes()).isZero();
    }

    @Test
    void outcomesOfExpiredAndCancelledMessagesAreTold() {
        outbox.submitAll(List.of(message("cancelled"), message("expired")));
        outbox.cancel("cancelled");
        database.run("update sms_message set expires_at = 0 where message_key = 'expired'");

        outbox.start(client, null, this::note);

        await().atMost(Duration.ofSeconds(30)).until(() -> database.count("told") == 2);
        assertThat(told).containsExactlyInAnyOrder("cancelled CANCELLED", "expired EXPIRED");
    }

    @Test
    void aListenerThatFailsIsToldAgainAndWhatItWroteIsRolledBack() {
        AtomicInteger calls = new AtomicInteger();
        outbox.start(client, null, (connection, outcome) -> {
            note(connection, outcome);
            if (calls.incrementAndGet() == 1) {
                throw new IOException("the first call fails");
            }
        });
        outbox.submit(message("order-1"));

        await().atMost(Duration.ofSeconds(30)).until(() -> outbox.status().untoldOutcomes() == 0 && !told.isEmpty());

        assertThat(told).containsExactly("order-1 ACCEPTED", "order-1 ACCEPTED");
        assertThat(database.count("told")).isEqualTo(1);
    }

    @Test
    void anOutcomeWhoseListenerFailedTenTimesWaitsForAPersonAndStopsNoOther() {
        AtomicInteger failures = new AtomicInteger();
        outbox.start(client, null, (connection, outcome) -> {
            if (outcome.key().equals("bad") && failures.incrementAndGet() <= 10) {
                // no pause: as though the time had passed
                throw new IllegalStateException("call " + failures);
            }
            note(connection, outcome);
        });
        outbox.submitAll(List.of(message("bad"), message("good-1"), message("good-2")));

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            database.run("update sms_event set due_at = 0 where due_at < " + Outcomes.NEVER);
            return outbox.status().refusedOutcomes() == 1 && database.count("told") == 2;
        });
        assertThat(failures).hasValue(10);
        assertThat(outbox.status().untoldOutcomes()).isEqualTo(1);
        assertThat(told).doesNotContain("bad ACCEPTED");

        assertThat(outbox.retryOutcomes()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> database.count("told") == 3);
        assertThat(outbox.status().untoldOutcomes()).isZero();
    }

    @Test
    void pausesBetweenTheCallsOfAFailingListenerGrow() {
        outbox.start(client, null, (connection, outcome) -> {
            throw new IllegalStateException("always");
        });
        outbox.submit(message("order-1"));

        await().atMost(Duration.ofSeconds(30)).until(() -> database.count("sms_event where attempts = 2") == 1);

        assertThat(database.count("sms_event e join sms_message m on m.id = e.message_id"
                        + " where e.due_at > m.changed_at + 2000"))
                .isEqualTo(1);
    }

    @Test
    void anUnconfirmedOutcomeThatIsAcceptedBeforeItIsToldIsToldOnceAsAccepted() {
        Store store = new Store(
                database.dataSource(),
                Tables.of(database.database(), KEEPING),
                KEEPING,
                () -> ThreadLocalRandom.current().nextLong());
        SlotLease slot = store.take("a");
        outbox.submit(message("order-1"));
        long id = store.claim(slot, io.smsgateway.MessageClass.TRANSACTIONAL, 1)
                .get(0)
                .id();
        store.begin(slot, 1, io.smsgateway.ProviderId.of("test"), id + " r\n");
        store.end("a");
        String accepted = SmsCodec.encode(new Accepted(io.smsgateway.ProviderId.of("test"), "id-1"));
        Outcome late = new Outcome(id, OutboxState.ACCEPTED, accepted, false);
        store.settle(slot, List.of(late), List.of(1L));
        store.settle(slot, List.of(late), List.of());
        assertThat(outbox.status().untoldOutcomes()).isEqualTo(2);

        outbox.start(client, null, this::note);

        await().atMost(Duration.ofSeconds(30)).until(() -> outbox.status().untoldOutcomes() == 0);
        assertThat(told).containsExactly("order-1 ACCEPTED");
    }

    @Test
    void manyOutcomesShareTransactions() {
        outbox.submitAll(
                IntStream.range(0, 250).mapToObj(i -> message("order-" + i)).toList());
        outbox.start(client, null, this::note);

        await().atMost(Duration.ofSeconds(30)).until(() -> database.count("told") == 250);
        assertThat(told).doesNotHaveDuplicates();
    }

    @Test
    void aListenerNeedsKeptOutcomes() {
        open(SETTINGS);

        assertThatThrownBy(() -> outbox.start(client, null, this::note))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("withOutcomesKept");
    }
}
