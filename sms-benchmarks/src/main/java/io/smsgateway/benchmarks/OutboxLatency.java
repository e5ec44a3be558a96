package io.smsgateway.benchmarks;

import io.smsgateway.MessageClass;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.outbox.OutboxSettings;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.spi.OutboundMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** How long a message waits between the commit of its caller and its request, and what an outbox without messages asks for. */
final class OutboxLatency {

    private static final int WARM_UP = 300;
    private static final int SAMPLES = 500;
    private static final int POLLED = 40;
    private static final long STEP_MILLIS = 370;
    private static final int OTHERS = 300_000;
    private static final int IDLE_SECONDS = 30;

    private final TimeSource time = TimeSource.system();
    private final BlockingQueue<Long> onWire = new LinkedBlockingQueue<>();

    private OutboxLatency() {}

    private void wire(List<OutboundMessage> messages) {
        if (messages.get(0).messageClass() == MessageClass.OTP) {
            onWire.add(time.nanos());
        }
    }

    static void measure(Table table) throws Exception {
        OutboxLatency latency = new OutboxLatency();
        try (OutboxRig rig = new OutboxRig(latency::wire, UnaryOperator.identity(), OutboxRig.SETTINGS)) {
            latency.samples(rig, rig.outbox(), WARM_UP, 1);
            print(table, "commit to wire", latency.samples(rig, rig.outbox(), SAMPLES, 1), 10);
            rig.outbox().pause(MessageClass.MARKETING, "figures");
            rig.submit(rig.campaign(OTHERS));
            rig.outbox().resume(MessageClass.MARKETING);
            double[] beside = latency.samples(rig, rig.outbox(), SAMPLES, 1);
            long left = rig.count("select count(*) from sms_due where message_class = 'MARKETING'");
            System.out.println(left + " others were left at the end");
            print(table, "codes beside 300,000", beside, 100);
        }
    }

    private static void print(Table table, String scenario, double[] millis, double bar) {
        Arrays.sort(millis);
        table.figure(scenario, "p50, ms", millis[millis.length / 2]);
        table.atMost(scenario, "p99, ms", millis[millis.length * 99 / 100], Double.NaN, bar);
        table.figure(scenario, "most, ms", millis[millis.length - 1]);
    }

    /**
     * Submits codes one after the other in transactions of a caller; returns milliseconds from each commit to its request.
     *
     * @param spread most milliseconds between two codes besides 10
     */
    private double[] samples(OutboxRig rig, SmsOutbox outbox, int count, long spread)
            throws SQLException, InterruptedException {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            SmsMessage code = rig.message("code", 13_900_000_000L + i).withClass(MessageClass.OTP);
            long committed;
            try (Connection connection = rig.dataSource().getConnection()) {
                connection.setAutoCommit(false);
                outbox.submit(connection, code);
                connection.commit();
                committed = time.nanos();
                connection.setAutoCommit(true);
            }
            outbox.nudge();
            Long sent = onWire.poll(10, TimeUnit.SECONDS);
            if (sent == null) {
                throw new IllegalStateException("a code was not sent within 10 s");
            }
            millis[i] = (sent - committed) / 1e6;
            // not in step with polling
            Thread.sleep(10 + i * STEP_MILLIS % spread);
        }
        return millis;
    }

    /** The code is submitted by a machine that does not send, so that only polling finds it. */
    static void ofAnotherMachine(Table table) throws Exception {
        for (long interval : new long[] {1_000, 250, 100}) {
            OutboxLatency latency = new OutboxLatency();
            OutboxSettings settings = OutboxRig.SETTINGS.withPollInterval(Duration.ofMillis(interval));
            CountingDataSource counting = new CountingDataSource();
            try (OutboxRig rig = new OutboxRig(latency::wire, counting::around, settings)) {
                latency.samples(rig, rig.outbox(), WARM_UP, 1);
                SmsOutbox other = SmsOutbox.of(rig.dataSource(), settings);
                print(
                        table,
                        "polled each " + interval + " ms",
                        latency.samples(rig, other, POLLED, interval),
                        (double) interval + 50);
                counting.reset();
                OutboxCpu idle = OutboxCpu.of(rig.data(), () -> Thread.sleep(IDLE_SECONDS * 1_000L / 3));
                System.out.printf(
                        Locale.ROOT,
                        "then idle: %.1f statements/s, %.2f ms of CPU a second%n",
                        counting.count() * 3.0 / IDLE_SECONDS,
                        idle.micros(1) / 1e3 * 3 / IDLE_SECONDS);
            }
        }
    }

    static void idle(Table table) throws Exception {
        CountingDataSource counting = new CountingDataSource();
        try (OutboxRig rig = new OutboxRig(messages -> {}, counting::around, OutboxRig.SETTINGS)) {
            rig.submit(rig.campaign(1_000));
            rig.awaitSettled(1_000);
            Thread.sleep(5_000);
            counting.reset();
            Thread.sleep(IDLE_SECONDS * 1_000L);
            double perSecond = counting.count() / (double) IDLE_SECONDS;
            table.atMost("idle machine", "statements a second", perSecond, Double.NaN, 3);
            counting.print(IDLE_SECONDS);
        }
    }
}
