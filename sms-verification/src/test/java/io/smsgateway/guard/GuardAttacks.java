package io.smsgateway.guard;

import static io.smsgateway.guard.GuardSimulation.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.guard.GuardSimulation.Tally;
import io.smsgateway.testkit.SettableClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Attacks on a service with honest traffic, on any store: how many messages leak before a block. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuardAttacks {

    static final GuardPolicy BLOCKING = GuardPolicy.DEFAULT.withConversion(ConversionPolicy.DEFAULT.withBlocking(true));
    private static final PhoneNumber VICTIM = PhoneNumber.of("+8613800138000");

    private final Machines machines;

    GuardAttacks(Machines machines) {
        this.machines = machines;
    }

    @BeforeEach
    final void empty() {
        machines.empty();
    }

    @AfterAll
    final void close() throws IOException {
        machines.close();
    }

    final GuardSimulation simulation(GuardPolicy policy) {
        return new GuardSimulation(policy, machines.here());
    }

    /** Gives the service a week in which it verified some codes. */
    final GuardSimulation withAWeek(GuardPolicy policy) {
        GuardSimulation simulation = simulation(policy);
        simulation.week(2, simulation::china);
        return simulation;
    }

    @Test
    final void aFloodOfOneNumberLeaksTenMessagesADay() {
        GuardSimulation simulation = simulation(GuardPolicy.DEFAULT);
        Tally attack = new Tally();

        simulation.each(10, Duration.ofHours(24), () -> simulation.send(attack, VICTIM, Map.of()));
        simulation.run();

        assertThat(attack.sent).isLessThanOrEqualTo(10);
        assertThat(attack.refused).containsOnlyKeys(GuardRule.NUMBER);
    }

    @Test
    final void sixtyFourStartsOfANumberAtOnceLeakOneMessage() throws Exception {
        SettableClock clock = SettableClock.at("2026-11-30T10:00:00Z");
        List<SmsGuard> guards = Stream.of(machines.here(), machines.there())
                .map(store -> SmsGuard.create(GuardPolicy.DEFAULT, store, KEY, GuardListener.NONE, clock))
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(64);
        try {
            for (int minute = 0; minute < 3; minute++) {
                List<Callable<Boolean>> starts = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    int number = i;
                    starts.add(() -> guards.get(number % 2)
                            .decide(SmsMessage.code(VICTIM)
                                    .withMetadata(Map.of(SmsGuard.CLIENT_ADDRESS, "203.0.113." + number)))
                            .refusal()
                            .isEmpty());
                }
                List<Boolean> sent = new ArrayList<>();
                for (Future<Boolean> start : pool.invokeAll(starts)) {
                    sent.add(start.get());
                }
                assertThat(sent).filteredOn(one -> one).hasSize(1);
                clock.advance(Duration.ofMinutes(1));
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(guards.get(0)
                        .decide(SmsMessage.code(VICTIM))
                        .refusal()
                        .orElseThrow()
                        .code())
                .as("three an hour")
                .isEqualTo("NUMBER");
    }

    @Test
    final void aServiceWithoutHistoryLeaksUntilItsCapOnMoney() {
        GuardSimulation simulation = simulation(GuardPolicy.DEFAULT.withSpend(
                SpendPolicy.of(new BigDecimal("5"), new BigDecimal("12"), new BigDecimal("0.05"))));

        Tally attack = pump(simulation, 110, Duration.ofHours(4), 1);

        assertThat(attack.sent).isEqualTo(240);
        assertThat(attack.refused).containsOnlyKeys(GuardRule.SPEND);
    }

    @Test
    final void aDryRunOfAllRulesRefusesNothing() {
        GuardPolicy policy = BLOCKING.withSpend(SpendPolicy.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE))
                .withDryRun(EnumSet.allOf(GuardRule.class));
        GuardSimulation simulation = withAWeek(policy);
        simulation.logIns(new Tally(), 200, Duration.ofHours(3), simulation::china);

        Tally attack = pump(simulation, 100, Duration.ofHours(3), 1);

        assertThat(attack.refused).isEmpty();
        assertThat(attack.sent).isEqualTo(300);
        assertThat(simulation.dryRuns).containsKeys(GuardRule.PREFIX, GuardRule.CONVERSION, GuardRule.SPEND);
    }

    @Test
    final void aClockThatIsSetBackLeaksNoMessage() {
        GuardSimulation simulation = simulation(GuardPolicy.DEFAULT);
        Tally attack = new Tally();
        simulation.send(attack, VICTIM, Map.of());
        for (int i = 0; i < 20; i++) {
            simulation.clock.jump(Duration.ofMinutes(i % 2 == 0 ? -30 : 30));
            simulation.send(attack, VICTIM, Map.of());
        }
        assertThat(attack.sent).isEqualTo(1);

        simulation.clock.advance(Duration.ofMinutes(1));
        simulation.send(attack, VICTIM, Map.of());
        assertThat(attack.sent).isEqualTo(2);
    }

    @Test
    final void oneClientWithManyNumbersLeaksFiftyMessagesADay() {
        GuardSimulation simulation = simulation(GuardPolicy.DEFAULT);
        Tally attack = new Tally();

        simulation.each(
                10,
                Duration.ofHours(24),
                () -> simulation.send(
                        attack,
                        simulation.china(),
                        Map.of(SmsGuard.CLIENT_ADDRESS, "2001:db8:1:2::" + simulation.random.nextInt(9999))));
        simulation.run();

        assertThat(attack.sent).isEqualTo(50);
        assertThat(attack.refused).containsOnlyKeys(GuardRule.ADDRESS);
    }

    /** Each message has a number and an address of its own. */
    final Tally pump(GuardSimulation simulation, int perHour, Duration length, int ranges) {
        Tally attack = new Tally();
        simulation.each(
                perHour,
                length,
                () -> simulation.send(
                        attack,
                        simulation.premium(simulation.random.nextInt(ranges)),
                        Map.of(SmsGuard.CLIENT_ADDRESS, simulation.address())));
        simulation.run();
        return attack;
    }

    @Test
    final void pumpingOfAPrefixLeaksThirtyMessagesAnHour() {
        GuardSimulation simulation = withAWeek(GuardPolicy.DEFAULT);

        Tally attack = pump(simulation, 60, Duration.ofHours(2), 1);

        assertThat(attack.sent).isBetween(50, 75);
        assertThat(attack.refused).containsOnlyKeys(GuardRule.PREFIX);
        assertThat(simulation.lowConversions).hasSize(0);
    }

    @Test
    final void aPrefixWithoutVerifiedCodesIsBlockedForTwiceAsLongEachTime() {
        GuardSimulation simulation = simulation(BLOCKING);
        Tally people = new Tally();
        simulation.logIns(people, 200, Duration.ofHours(3), simulation::china);

        Tally attack = pump(simulation, 100, Duration.ofHours(3), 1);

        assertThat(people.refused).isEmpty();
        assertThat(simulation.lowConversions).isNotEmpty();
        assertThat(simulation.lowConversions).extracting(PrefixBlock::level).startsWith(1, 2);
        assertThat(attack.refused).containsKey(GuardRule.CONVERSION);
        PrefixBlock last = simulation.lowConversions.get(simulation.lowConversions.size() - 1);
        Instant opened = last.until().minus(Duration.ofMinutes(15L << (last.level() - 1)));
        assertThat(opened).isBefore(simulation.clock.instant());
    }

    @Test
    final void pumpingOfManyPrefixesEndsAtTheCapOnMoney() {
        GuardPolicy capped = GuardPolicy.DEFAULT.withSpend(
                SpendPolicy.of(new BigDecimal("5"), new BigDecimal("12"), new BigDecimal("0.05")));
        GuardSimulation simulation = withAWeek(capped);

        Tally attack = pump(simulation, 110, Duration.ofHours(4), 100);

        assertThat(attack.sent).isEqualTo(240);
        assertThat(attack.refused).containsOnlyKeys(GuardRule.SPEND);
        assertThat(simulation.warnings).contains("PT24H 9.6 of 12", "PT1H 4 of 5");
    }

    @Test
    final void aLiftedBlockIsNotJudgedAgainByTheSameMessages() {
        GuardSimulation simulation = simulation(BLOCKING);
        simulation.logIns(new Tally(), 200, Duration.ofMinutes(90), simulation::china);
        pump(simulation, 100, Duration.ofMinutes(90), 1);
        String prefix = Objects.requireNonNull(simulation.lowConversions.get(0)).prefix();
        assertThat(prefix).isEqualTo("+947700");
        while (simulation.guard().blocks().isEmpty()) {
            simulation.clock.advance(Duration.ofMinutes(1));
            simulation.send(new Tally(), simulation.premium(0), Map.of());
        }

        assertThat(simulation.guard().lift("+947701")).isFalse();
        assertThat(simulation.guard().lift(prefix)).isTrue();
        assertThat(simulation.guard().lift(prefix)).isFalse();

        Tally after = new Tally();
        simulation.clock.advance(Duration.ofMinutes(25));
        simulation.send(after, simulation.premium(0), Map.of());
        assertThat(after.refused).doesNotContainKey(GuardRule.CONVERSION);
    }
}
