package io.smsgateway.benchmarks;

import io.smsgateway.MessageClass;
import io.smsgateway.SmsMessage;
import io.smsgateway.codec.SmsCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * What the outbox costs on PostgreSQL beside its statements by hand. The figures of CPU are those of this process and of the
 * server together.
 */
final class OutboxCost {

    private static final int MESSAGES = 60_000;
    private static final int THREADS = 4;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 6;
    private static final int HELD_PARTS = 3;

    private final Table table;
    private final OutboxRig rig;

    private OutboxCost(Table table, OutboxRig rig) {
        this.table = table;
        this.rig = rig;
    }

    /**
     * Takes the names of scenarios, all by default: {@code throughput}, {@code snapshot}, {@code latency}, {@code poll}, {@code idle}.
     * Exits with 0 even where a figure misses its bar, because a busy machine proves nothing.
     */
    public static void main(String[] args) throws Exception {
        Set<String> chosen =
                args.length == 0 ? Set.of("throughput", "snapshot", "latency", "poll", "idle") : Set.of(args);
        Table table = new Table();
        if (chosen.contains("throughput")) {
            try (OutboxRig rig = new OutboxRig(messages -> {}, UnaryOperator.identity(), OutboxRig.SETTINGS)) {
                new OutboxCost(table, rig).throughput();
            }
        }
        if (chosen.contains("snapshot")) {
            try (OutboxRig rig = new OutboxRig(messages -> {}, UnaryOperator.identity(), OutboxRig.SETTINGS)) {
                new OutboxCost(table, rig).snapshot();
            }
        }
        if (chosen.contains("latency")) {
            OutboxLatency.measure(table);
        }
        if (chosen.contains("poll")) {
            OutboxLatency.ofAnotherMachine(table);
        }
        if (chosen.contains("idle")) {
            OutboxLatency.idle(table);
        }
    }

    /** A round: what it took to submit messages, and to drain them. */
    private record Round(OutboxCpu submit, OutboxCpu drain) {

        double life() {
            return submit.micros(MESSAGES) + drain.micros(MESSAGES);
        }

        double lifeOfJvm() {
            return submit.jvmMicros(MESSAGES) + drain.jvmMicros(MESSAGES);
        }
    }

    private void throughput() throws Exception {
        OutboxByHand byHand = new OutboxByHand(rig.dataSource());
        rig.outbox().pause(MessageClass.MARKETING, "figures");
        List<Round> library = new ArrayList<>();
        List<Round> hand = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            if (round % 2 == 0) {
                hand.add(byHand(byHand));
                library.add(library());
            } else {
                library.add(library());
                hand.add(byHand(byHand));
            }
        }
        List<Round> ours = library.subList(WARM_UP, library.size());
        List<Round> floor = hand.subList(WARM_UP, hand.size());
        perSecond("submit 1,000", ours, floor, round -> round.submit().perSecond(MESSAGES), 50_000);
        ratio("submit 1,000", "CPU, µs", ours, floor, round -> round.submit().micros(MESSAGES));
        ratio(
                "submit 1,000",
                "CPU of JVM, µs",
                ours,
                floor,
                round -> round.submit().jvmMicros(MESSAGES));
        perSecond("drain by 1,000", ours, floor, round -> round.drain().perSecond(MESSAGES), 25_000);
        table.ratioAtMost(
                "drain by 1,000",
                "CPU, µs",
                median(ours, round -> round.drain().micros(MESSAGES)),
                median(floor, round -> round.drain().micros(MESSAGES)),
                ratio(ours, floor, round -> round.drain().micros(MESSAGES)),
                2);
        ratio(
                "drain by 1,000",
                "CPU of JVM, µs",
                ours,
                floor,
                round -> round.drain().jvmMicros(MESSAGES));
        table.atMost("submit to settled", "CPU, µs", median(ours, Round::life), median(floor, Round::life), 75);
        ratio("submit to settled", "CPU of JVM, µs", ours, floor, Round::lifeOfJvm);
    }

    private void perSecond(
            String scenario, List<Round> ours, List<Round> floor, ToDoubleFunction<Round> figure, double bar) {
        table.atLeast(scenario, "per second", median(ours, figure), median(floor, figure), bar);
    }

    private void ratio(
            String scenario, String name, List<Round> ours, List<Round> floor, ToDoubleFunction<Round> figure) {
        table.figure(scenario, name, median(ours, figure), median(floor, figure), ratio(ours, floor, figure));
    }

    /** Returns the median ratio of adjacent rounds. */
    private static double ratio(List<Round> ours, List<Round> floor, ToDoubleFunction<Round> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(floor.get(i)));
        }
        return median(ratios, ratio -> ratio);
    }

    private static <T> double median(List<T> values, ToDoubleFunction<T> figure) {
        double[] sorted = values.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private Round library() throws Exception {
        List<List<SmsMessage>> lists = rig.campaign(MESSAGES);
        OutboxCpu submit = OutboxCpu.of(rig.data(), () -> rig.submit(lists));
        OutboxCpu drain = drain();
        rig.outbox().pause(MessageClass.MARKETING, "figures");
        return new Round(submit, drain);
    }

    private OutboxCpu drain() throws Exception {
        long end = rig.sent() + MESSAGES;
        return OutboxCpu.of(rig.data(), () -> {
            rig.outbox().resume(MessageClass.MARKETING);
            rig.awaitSettled(end);
        });
    }

    private Round byHand(OutboxByHand byHand) throws Exception {
        List<List<SmsMessage>> lists = rig.campaign(MESSAGES);
        List<String[]> keys = lists.stream()
                .map(list -> list.stream().map(SmsMessage::idempotencyKey).toArray(String[]::new))
                .toList();
        List<String[]> texts = lists.stream()
                .map(list -> list.stream().map(SmsCodec::encode).toArray(String[]::new))
                .toList();
        OutboxCpu submit = OutboxCpu.of(rig.data(), () -> {
            for (int i = 0; i < keys.size(); i++) {
                byHand.insert(keys.get(i), texts.get(i));
            }
        });
        return new Round(submit, OutboxCpu.of(rig.data(), () -> byHand.drain(THREADS, MESSAGES)));
    }

    /** Drains as usual, and while a transaction holds a snapshot of before, in turn. */
    private void snapshot() throws Exception {
        rig.outbox().pause(MessageClass.MARKETING, "figures");
        library();
        library();
        List<OutboxCpu> free = new ArrayList<>();
        List<List<OutboxCpu>> held = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            free.add(library().drain());
            held.add(held());
        }
        double cost = median(free, round -> round.micros(MESSAGES));
        for (int part = 0; part < HELD_PARTS; part++) {
            int index = part;
            double micros = median(held, round -> round.get(index).micros(MESSAGES));
            table.ratioAtMost("drain, snapshot held", "CPU, µs, part " + part, micros, cost, micros / cost, 2);
        }
    }

    private List<OutboxCpu> held() throws Exception {
        List<OutboxCpu> parts = new ArrayList<>();
        try (Connection connection = rig.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            hold(connection);
            for (int part = 0; part < HELD_PARTS; part++) {
                parts.add(library().drain());
            }
            connection.rollback();
        }
        rig.run("vacuum sms_due");
        rig.run("vacuum sms_message");
        return parts;
    }

    private static void hold(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read");
            statement.execute("select 1 from sms_message limit 1");
        }
    }
}
