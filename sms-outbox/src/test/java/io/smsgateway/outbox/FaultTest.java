package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.client.SmsClient;
import io.smsgateway.jdbc.Database;
import io.smsgateway.jdbc.JdbcKnownMessages;
import io.smsgateway.jdbc.JdbcSchema;
import io.smsgateway.reconciliation.Reconciler;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.OutboundMessage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong around machines that send, on PostgreSQL; the vendor's ledger is the judge. */
@SuppressWarnings("try") // machines run, and are closed
final class FaultTest {

    private static final Duration DELAY = Duration.ofMillis(200);

    private final OutboxDatabase database = OutboxDatabase.open(Database.POSTGRESQL);
    private final SmsSimulator vendor = VendorProcess.simulator(DELAY);
    private final SmsOutbox outbox = SmsOutbox.of(database.dataSource(), OutboxTest.SETTINGS);

    @AfterEach
    void close() {
        vendor.close();
        database.close();
    }

    private static String key(int i) {
        return Verdict.LIST + (10_000_000 + i);
    }

    private static SmsMessage message(int i) {
        return SmsMessage.text(PhoneNumber.of(key(i)), "The shop is open again").keyed(key(i));
    }

    private void submit(int from, int to) {
        outbox.submitAll(IntStream.range(from, to).mapToObj(FaultTest::message).toList());
    }

    private Machine machine() {
        return Machine.start(database.dataSource(), vendor);
    }

    private int copies(int i) {
        return VendorProcess.ledger(vendor).getOrDefault(key(i), List.of()).size();
    }

    private Verdict verdict() {
        return Verdict.of(database.dataSource(), VendorProcess.ledger(vendor));
    }

    private void awaitSent(int messages) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(verdict().listsIn(OutboxState.ACCEPTED)).isEqualTo(messages));
        assertThat(verdict().sentTooOften()).isEmpty();
        assertThat(verdict().falselyAccepted()).isEmpty();
        assertThat(database.count("sms_request")).isZero();
        assertThat(database.count("sms_due")).isZero();
    }

    /** Another session locks what a request's results are stored in, in the opposite order. */
    @ParameterizedTest
    @CsvSource({"sms_due, 2, sms_message, 1", "sms_message, 2, sms_message, 1", "sms_due, 1, sms_message, 1"})
    void aDeadlockIsRepeated(String firstTable, int firstRow, String secondTable, int secondRow) throws SQLException {
        submit(0, 2);
        try (Machine machine = machine();
                Connection other = database.dataSource().getConnection()) {
            await().until(() -> database.count("sms_request") == 1);
            other.setAutoCommit(false);
            // the outbox finds the deadlock first
            Sql.update(other, "set local deadlock_timeout = '60s'");
            lock(other, firstTable, firstRow);
            await().until(() -> database.count("pg_stat_activity where wait_event_type = 'Lock'") == 1);
            lock(other, secondTable, secondRow);
            other.commit();

            awaitSent(2);
            await().untilAsserted(() -> assertThat(
                            database.count("pg_stat_database where datname = current_database() and deadlocks > 0"))
                    .isEqualTo(1));
        }
    }

    private static void lock(Connection connection, String table, int row) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1 from " + table + " where id = " + row + " for update");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 4})
    void clocksThatDifferByFiveSecondsSendNothingTwiceOrEarly(int missed) throws InterruptedException {
        boolean isTolerated = missed == 8;
        OutboxSettings settings = Machine.SETTINGS.withHeartbeat(Duration.ofSeconds(1), missed);
        Instant notBefore = Instant.now().plusSeconds(3);
        submit(0, 1_500);
        outbox.submit(message(1_500), SubmitOptions.DEFAULTS.withNotBefore(notBefore));
        try (Machine fast = Machine.start(
                        database.dataSource(), vendor, settings, new Machine.WrongClock(Duration.ofMillis(2_500)));
                Machine slow = Machine.start(
                        database.dataSource(), vendor, settings, new Machine.WrongClock(Duration.ofMillis(-2_500)))) {
            await().until(() -> slots().size() == 2);
            Set<String> first = slots();
            if (isTolerated) {
                awaitSent(1_501);
                assertThat(slots()).isEqualTo(first);
            } else {
                await().atMost(Duration.ofSeconds(20)).until(() -> !first.containsAll(slots()));
                awaitSent(1_501);
            }
        }
        assertThat(vendor.itniotech()
                        .ledger()
                        .to(key(1_500).substring(1))
                        .get(0)
                        .at())
                .isAfterOrEqualTo(notBefore);
    }

    private Set<String> slots() {
        return new Transactions(database.dataSource())
                .run(
                        "read slots",
                        connection -> Set.copyOf(
                                Sql.query(connection, row -> row.getString(1), "select name from sms_slot")));
    }

    @Test
    void nothingIsUnconfirmedWhileThreeMachinesAreRestartedOneAfterTheOther() {
        submit(0, 1_000);
        submit(1_000, 2_000);
        submit(2_000, 3_000);
        List<Machine> machines = new ArrayList<>(List.of(machine(), machine(), machine()));
        for (int i = 0; i < machines.size(); i++) {
            int sent = 300 + 600 * i;
            await().until(() -> vendor.itniotech().ledger().count() >= sent);
            machines.get(i).close();
            machines.set(i, machine());
        }

        awaitSent(3_000);
        assertThat(verdict().everUnconfirmed()).isZero();
        machines.forEach(Machine::close);
        assertThat(database.count("sms_slot")).isZero();
    }

    @Test
    void aClaimWhoseAnswerIsLostIsGivenBack() {
        AtomicInteger lost = new AtomicInteger();
        submit(0, 250);
        try (Machine machine = Machine.start(
                losingClaims(database.dataSource(), lost), vendor, Machine.SETTINGS, TimeSource.system())) {
            awaitSent(250);
        }
        assertThat(lost).hasValue(3);
    }

    private static Store store(DataSource dataSource) {
        return new Store(
                dataSource,
                Tables.of(Database.POSTGRESQL, Machine.SETTINGS),
                Machine.SETTINGS,
                () -> ThreadLocalRandom.current().nextLong());
    }

    @Test
    void aMessageThatAnotherThreadHasClaimedAgainIsNotGivenBackWithALostClaim() {
        AtomicInteger lost = new AtomicInteger(3);
        Store store = store(losingClaims(database.dataSource(), lost));
        Claims claims = new Claims(store);
        submit(0, 1);
        SlotLease slot = store.take("a");
        List<Tables.Row> first = claims.take(slot, MessageClass.TRANSACTIONAL, 10);
        store.giveBack(slot, List.of(new Object[][] {{0L, first.get(0).id()}}));
        await().until(() -> !claims.take(slot, MessageClass.TRANSACTIONAL, 10).isEmpty());
        claims.done(slot, first);
        lost.set(2);
        assertThatThrownBy(() -> claims.take(slot, MessageClass.TRANSACTIONAL, 10))
                .isInstanceOf(OutboxException.class);

        claims.giveUnknownBack(slot);

        assertThat(database.count("sms_due where slot is null")).isZero();
    }

    @Test
    void aMessageWhoseSendingEndedInAnErrorIsNotGivenBackWithALostClaim() {
        AtomicInteger lost = new AtomicInteger(3);
        Store store = store(losingClaims(database.dataSource(), lost));
        submit(0, 1);
        SlotLease slot = store.take("a");
        Sender sender = new Sender(
                store,
                new Journal(store, Clock.systemUTC()),
                messages -> {
                    throw new AssertionError("after a request");
                },
                TimeSource.system(),
                new Texts(Machine.SETTINGS));
        assertThatThrownBy(() -> sender.send(slot, MessageClass.TRANSACTIONAL, 10, () -> true))
                .isInstanceOf(AssertionError.class);
        lost.set(2);
        assertThatThrownBy(() -> sender.send(slot, MessageClass.TRANSACTIONAL, 10, () -> true))
                .isInstanceOf(OutboxException.class);

        sender.giveUnknownBack(slot);

        assertThat(database.count("sms_due where slot is null")).isZero();
    }

    /** A machine ends after it has stored the id as known, and before it stores whose id it is. */
    @Test
    void aMessageWhoseIdIsKnownAndWhoseResultIsNotIsSettledByACallbackAndNotSentAgain() {
        JdbcSchema.create(database.dataSource());
        JdbcKnownMessages known = WorkerProcess.known(database.dataSource());
        Store store = store(database.dataSource());
        submit(0, 2);
        SlotLease slot = store.take("a");
        long id = store.claim(slot, MessageClass.TRANSACTIONAL, 1).get(0).id();
        try (SmsClient client = WorkerProcess.client(vendor.itniotechUrl().toString())
                .listener(known)
                .journal(new AttemptJournal() {
                    @Override
                    public Optional<Refused> begin(ProviderId provider, List<OutboundMessage> messages) {
                        store.begin(
                                slot, 1, provider, id + " " + messages.get(0).reference() + "\n");
                        return Optional.empty();
                    }

                    @Override
                    public void end(ProviderId provider, List<OutboundMessage> messages, List<SendResult> results) {
                        // the machine has ended
                    }
                })
                .build()) {
            client.send(message(0));
            store.end("a");
            assertThat(verdict().unconfirmed()).containsExactly(key(0));

            Reconciler reconciler =
                    WorkerProcess.reconciler(client, known, Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
            ReconcileJob job = new ReconcileJob(
                    new Checks(
                            database.dataSource(), Tables.of(Database.POSTGRESQL, Machine.SETTINGS), Machine.SETTINGS),
                    reconciler);
            database.run("update sms_check set due_at = 0");
            job.run();
            assertThat(verdict().unconfirmed()).containsExactly(key(0));

            VendorProcess.ledger(vendor)
                    .getOrDefault(key(0), List.of())
                    .forEach(sent -> reconciler.received(sent.callback("first")));
            database.run("update sms_check set due_at = 0");
            job.run();
        }
        try (Machine machine = machine()) {
            awaitSent(2);
        }
    }

    /** Returns a database whose connection breaks after it has committed the first three claims. */
    private static DataSource losingClaims(DataSource pool, AtomicInteger lost) {
        return proxy(DataSource.class, pool, (connection, result) -> {
            boolean[] claims = new boolean[1];
            return proxy(Connection.class, (Connection) result, (call, returned) -> {
                claims[0] |= call.contains("for update skip locked");
                if (call.startsWith("commit") && claims[0] && lost.getAndUpdate(n -> Math.min(n + 1, 3)) < 3) {
                    throw new SQLException("the connection is broken", "08006");
                }
                return returned;
            });
        });
    }

    private interface After {
        Object returned(String call, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T delegate, After after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(delegate, arguments);
                        String call = method.getName() + (arguments == null ? "" : " " + arguments[0]);
                        return type != DataSource.class || method.getName().equals("getConnection")
                                ? after.returned(call, result)
                                : result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    /** The procedure of the documentation. */
    @Test
    void afterARestoreNothingIsSentUntilItIsResumedAndWhatWasCancelledIsNotSentAgain() {
        submit(0, 10);
        try (Machine machine = machine()) {
            awaitSent(10);
        }
        submit(10, 40);
        try (OutboxDatabase restored = database.copy()) {
            // 10 to 29 are sent after the backup, and the others wait
            database.run("update sms_due set due_at = due_at + 3600000 where id in (select id from sms_message where"
                    + " message_key >= '" + key(30) + "')");
            try (Machine machine = machine()) {
                await().until(() -> verdict().listsIn(OutboxState.ACCEPTED) == 30);
            }

            restored.run("insert into sms_pause (message_class, reason, since) values ('OTP', 'restored', 0),"
                    + " ('TRANSACTIONAL', 'restored', 0), ('MARKETING', 'restored', 0)");
            SmsOutbox after = SmsOutbox.of(restored.dataSource(), OutboxTest.SETTINGS);
            String code = Verdict.CODE + 10_000_000;
            after.submit(SmsMessage.text(PhoneNumber.of(code), "Your code is 4711")
                    .withClass(MessageClass.OTP)
                    .keyed(code));
            try (Machine machine = Machine.start(restored.dataSource(), vendor)) {
                await().until(() -> restored.count("sms_slot") == 1);
                after.resume(MessageClass.OTP);
                await().until(() -> after.find(code).orElseThrow().state() == OutboxState.ACCEPTED);
                assertThat(vendor.itniotech().ledger().count()).isEqualTo(31);

                for (int i = 10; i < 20; i++) {
                    assertThat(copies(i)).isEqualTo(1);
                    assertThat(after.cancel(key(i))).isTrue();
                }
                after.resume(MessageClass.TRANSACTIONAL);
                await().until(() -> restored.count("sms_due") == 0);
            }
        }
        assertThat(IntStream.range(0, 20)).allMatch(i -> copies(i) == 1);
        assertThat(IntStream.range(20, 30)).as("not cancelled").allMatch(i -> copies(i) == 2);
        assertThat(IntStream.range(30, 40)).allMatch(i -> copies(i) == 1);
    }
}
