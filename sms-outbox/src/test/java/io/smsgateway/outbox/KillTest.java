package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.jdbc.Database;
import io.smsgateway.jdbc.JdbcKnownMessages;
import io.smsgateway.jdbc.JdbcSchema;
import io.smsgateway.reconciliation.Reconciler;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Machines are killed and stopped while they send lists and codes; the vendor's ledger is the judge.
 * {@code -Dsms.outbox.messages}, {@code kills}, {@code stops}, {@code machines}, {@code delay} and {@code seed} change the
 * run.
 */
final class KillTest {

    private static final int MESSAGES = Integer.getInteger("sms.outbox.messages", 6_000);
    private static final int KILLS = Integer.getInteger("sms.outbox.kills", 2);
    private static final int STOPS = Integer.getInteger("sms.outbox.stops", 1);
    private static final int MACHINES = Integer.getInteger("sms.outbox.machines", 2);
    private static final long SEED = Long.getLong("sms.outbox.seed", System.nanoTime());

    /** Messages of a request. */
    private static final int SIZE = 100;

    /** Longer than it takes to count a machine as dead. */
    private static final Duration STOP = WorkerProcess.HEARTBEAT.multipliedBy(WorkerProcess.MISSED + 3);

    /** Long enough for the blows to fall during requests, and for the messages to last until the last blow. */
    private static final int DELAY_MILLIS = Integer.getInteger("sms.outbox.delay", 300);

    private static final Duration BETWEEN_CODES = Duration.ofMillis(50);

    private final Random random = new Random(SEED);
    private final List<Process> machines = new ArrayList<>();
    private final AtomicInteger codes = new AtomicInteger();

    @Test
    void nothingIsSentTwiceOrLostWhileMachinesAreKilledAndStopped() throws IOException, InterruptedException {
        System.out.println("sms.outbox.seed=" + SEED);
        try (OutboxDatabase database = OutboxDatabase.open(Database.POSTGRESQL);
                Processes processes = new Processes();
                SmsOutbox outbox = SmsOutbox.of(database.dataSource(), OutboxTest.SETTINGS)) {
            JdbcSchema.create(database.dataSource());
            VendorProcess vendor = VendorProcess.start(processes, Duration.ofMillis(DELAY_MILLIS));
            submit(outbox);
            for (int i = 0; i < MACHINES; i++) {
                machines.add(processes.start(WorkerProcess.class, database.url(), vendor.url()));
            }
            for (Process machine : machines) {
                Processes.readLine(machine.inputReader());
            }

            CountDownLatch end = new CountDownLatch(1);
            Thread people = new Thread(() -> submitCodes(outbox, end));
            people.start();
            blows(database, processes, vendor);
            end.countDown();
            people.join();
            awaitEmpty(database);
            Verdict sent = Verdict.of(database.dataSource(), vendor.ledger());
            System.out.println(MESSAGES + " messages and " + codes + " codes, " + MACHINES + " machines, " + KILLS
                    + " kills, " + STOPS + " stops: " + sent);
            judge(sent);
            assertThat(sent.everUnconfirmed())
                    .isLessThanOrEqualTo((long) (KILLS + STOPS) * WorkerProcess.WORKERS * SIZE);

            reconcile(database, vendor);
            Verdict settled = Verdict.of(database.dataSource(), vendor.ledger());
            System.out.println("reconciled: " + settled);
            judge(settled);
            assertThat(settled.listsIn(OutboxState.ACCEPTED)).isEqualTo(MESSAGES);
        }
    }

    private void judge(Verdict verdict) {
        assertThat(verdict.size()).isEqualTo(MESSAGES + codes.get());
        assertThat(verdict.sentTooOften()).as("sent more often than promised").isEmpty();
        assertThat(verdict.falselyAccepted()).as("false acceptances").isEmpty();
        assertThat(verdict.lost()).as("lost").isEmpty();
    }

    private void submit(SmsOutbox outbox) {
        for (int from = 0; from < MESSAGES; from += 1_000) {
            outbox.submitAll(IntStream.range(from, Math.min(MESSAGES, from + 1_000))
                    .mapToObj(i -> {
                        String number = Verdict.LIST + (10_000_000 + i);
                        return SmsMessage.text(PhoneNumber.of(number), "The shop is open again")
                                .keyed(number);
                    })
                    .toList());
        }
    }

    /** People who sign in, one after the other. */
    private void submitCodes(SmsOutbox outbox, CountDownLatch end) {
        try {
            while (!end.await(BETWEEN_CODES.toMillis(), TimeUnit.MILLISECONDS)) {
                String number = Verdict.CODE + (10_000_000 + codes.getAndIncrement());
                outbox.submit(SmsMessage.text(PhoneNumber.of(number), "Your code is 4711")
                        .withClass(MessageClass.OTP)
                        .keyed(number));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void blows(OutboxDatabase database, Processes processes, VendorProcess vendor) throws InterruptedException {
        int kills = KILLS;
        int stops = STOPS;
        long step = MESSAGES / (KILLS + STOPS + 1L);
        for (long left = MESSAGES - step; kills + stops > 0; left -= step) {
            long until = left;
            await().atMost(Duration.ofMinutes(30))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> database.count("sms_due") <= until);
            // not at the same point of a request each time
            Thread.sleep(random.nextInt(DELAY_MILLIS));
            int victim = random.nextInt(machines.size());
            if (random.nextInt(kills + stops) < kills) {
                kills--;
                machines.get(victim).destroyForcibly().waitFor();
                machines.set(victim, processes.start(WorkerProcess.class, database.url(), vendor.url()));
                Processes.readLine(machines.get(victim).inputReader());
            } else {
                stops--;
                Processes.signal("STOP", machines.get(victim));
                Thread.sleep(STOP.toMillis());
                Processes.signal("CONT", machines.get(victim));
            }
        }
    }

    /** Settles what machines that ended left unconfirmed, as though two hours had passed. */
    private static void reconcile(OutboxDatabase database, VendorProcess vendor) throws IOException {
        JdbcKnownMessages known = WorkerProcess.known(database.dataSource());
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
        Tables tables = Tables.of(Database.POSTGRESQL, OutboxTest.SETTINGS);
        Checks checks = new Checks(database.dataSource(), tables, OutboxTest.SETTINGS);
        try (SmsClient client = WorkerProcess.client(vendor.url()).build()) {
            Reconciler reconciler = WorkerProcess.reconciler(client, known, later);
            ReconcileJob job = new ReconcileJob(checks, reconciler);
            check(database, job);
            Verdict byRecords = Verdict.of(database.dataSource(), vendor.ledger());
            System.out.println("reconciled by records: " + byRecords);
            Map<String, List<VendorProcess.Sent>> ledger = vendor.ledger();
            for (String number : byRecords.unconfirmed()) {
                for (VendorProcess.Sent sent : ledger.getOrDefault(number, List.of())) {
                    WorkerProcess.PROVIDERS.forEach(provider -> reconciler.received(sent.callback(provider)));
                }
            }
            check(database, job);
        }
        awaitEmpty(database);
    }

    private static void check(OutboxDatabase database, ReconcileJob job) {
        database.run("update sms_check set due_at = 0");
        await().atMost(Duration.ofMinutes(5)).until(() -> {
            job.run();
            return database.count("sms_check where due_at = 0") == 0;
        });
    }

    private static void awaitEmpty(OutboxDatabase database) {
        await().atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> database.count("sms_due") == 0);
    }
}
