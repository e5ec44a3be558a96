package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.jdbc.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Machines are killed and stopped while they send; the vendor's ledger is the judge. {@code -Dsms.outbox.messages},
 * {@code kills}, {@code stops}, {@code workers} and {@code seed} change the run.
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
    private static final long DELAY_MILLIS = 300;

    private final Random random = new Random(SEED);

    @Test
    void nothingIsSentTwiceOrLostWhileMachinesAreKilledAndStopped() throws IOException, InterruptedException {
        System.out.println("sms.outbox.seed=" + SEED);
        try (OutboxDatabase database = OutboxDatabase.open(Database.POSTGRESQL);
                Processes processes = new Processes();
                SmsOutbox outbox = SmsOutbox.of(database.dataSource(), OutboxTest.SETTINGS)) {
            Process vendor = processes.start(VendorProcess.class, Long.toString(DELAY_MILLIS));
            BufferedReader ledger = vendor.inputReader();
            String address = Processes.readLine(ledger);
            submit(outbox);
            List<Process> machines = new ArrayList<>();
            for (int i = 0; i < MACHINES; i++) {
                machines.add(processes.start(WorkerProcess.class, database.url(), address));
            }
            for (Process machine : machines) {
                Processes.readLine(machine.inputReader());
            }

            blows(database, processes, machines, address);

            await().atMost(Duration.ofMinutes(30))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(database.count("sms_message where state = 'QUEUED'"))
                            .isZero());
            judge(database, copies(vendor, ledger));
        }
    }

    private void submit(SmsOutbox outbox) {
        for (int from = 0; from < MESSAGES; from += 1_000) {
            outbox.submitAll(IntStream.range(from, Math.min(MESSAGES, from + 1_000))
                    .mapToObj(i -> SmsMessage.text(PhoneNumber.of(number(i)), "The shop is open again")
                            .keyed(number(i)))
                    .toList());
        }
    }

    private static String number(int i) {
        return "+86138" + (10_000_000 + i);
    }

    private void blows(OutboxDatabase database, Processes processes, List<Process> machines, String address)
            throws InterruptedException {
        int kills = KILLS;
        int stops = STOPS;
        long step = MESSAGES / (KILLS + STOPS + 1L);
        for (long left = MESSAGES - step; kills + stops > 0; left -= step) {
            long until = left;
            await().atMost(Duration.ofMinutes(30))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> database.count("sms_message where state = 'QUEUED'") <= until);
            // not at the same point of a request each time
            Thread.sleep(random.nextInt((int) DELAY_MILLIS));
            int victim = random.nextInt(machines.size());
            if (random.nextInt(kills + stops) < kills) {
                kills--;
                machines.get(victim).destroyForcibly().waitFor();
                machines.set(victim, processes.start(WorkerProcess.class, database.url(), address));
                Processes.readLine(machines.get(victim).inputReader());
            } else {
                stops--;
                Processes.signal("STOP", machines.get(victim));
                Thread.sleep(STOP.toMillis());
                Processes.signal("CONT", machines.get(victim));
            }
        }
    }

    /** Returns how often each number got a message. */
    private static Map<String, Integer> copies(Process vendor, BufferedReader ledger) throws IOException {
        vendor.outputWriter().write("ledger\n");
        vendor.outputWriter().flush();
        Map<String, Integer> copies = new HashMap<>();
        for (String line = Processes.readLine(ledger);
                !line.equals(VendorProcess.END);
                line = Processes.readLine(ledger)) {
            copies.merge(line.startsWith("+") ? line : "+" + line, 1, Integer::sum);
        }
        return copies;
    }

    private static void judge(OutboxDatabase database, Map<String, Integer> copies) {
        Map<String, OutboxState> states = new HashMap<>();
        new Transactions(database.dataSource())
                .run(
                        "read states",
                        connection -> Sql.query(
                                connection,
                                row -> states.put(row.getString(1), OutboxState.valueOf(row.getString(2))),
                                "select message_key, state from sms_message"));
        long unconfirmed = states.values().stream()
                .filter(state -> state == OutboxState.UNCONFIRMED)
                .count();
        System.out.println(
                MESSAGES + " messages, " + KILLS + " kills, " + STOPS + " stops: " + unconfirmed + " unconfirmed, "
                        + states.keySet().stream()
                                .filter(key -> states.get(key) == OutboxState.UNCONFIRMED && copies.containsKey(key))
                                .count()
                        + " of these at the vendor");
        assertThat(states).hasSize(MESSAGES);
        assertThat(copies.values()).as("sent twice").allMatch(count -> count == 1);
        assertThat(states.values()).containsOnly(stateSet(unconfirmed));
        assertThat(states.keySet().stream().filter(key -> states.get(key) == OutboxState.ACCEPTED))
                .as("false acceptances")
                .allMatch(copies::containsKey);
        assertThat(unconfirmed).isLessThanOrEqualTo((long) (KILLS + STOPS) * WorkerProcess.WORKERS * SIZE);
    }

    private static OutboxState[] stateSet(long unconfirmed) {
        return unconfirmed == 0
                ? new OutboxState[] {OutboxState.ACCEPTED}
                : new OutboxState[] {OutboxState.ACCEPTED, OutboxState.UNCONFIRMED};
    }
}
