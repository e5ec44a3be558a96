package io.smsgateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.guard.GuardSimulation.Tally;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How many messages attackers get from the default policy; the figures are those of docs/codes-guard.md. */
final class LeakFiguresTest {

    private static final Path PAGE = Path.of("..", "docs", "codes-guard.md");
    private static final BigDecimal PRICE = new BigDecimal("0.05");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(24);
    private static final PhoneNumber VICTIM = PhoneNumber.of("+8613800138000");

    /** Returns a service of 200 log-ins an hour in China, of which 85 % are verified, that has a week of such a kind. */
    private static GuardSimulation service(GuardPolicy policy, Duration length) {
        GuardSimulation simulation = new GuardSimulation(policy);
        simulation.week(170, simulation::china);
        simulation.logIns(new Tally(), 200, length, simulation::china);
        return simulation;
    }

    private static Tally attack(GuardSimulation simulation, int perHour, Duration length, Consumer<Tally> attempt) {
        Tally tally = new Tally();
        simulation.each(perHour, length, () -> attempt.accept(tally));
        simulation.run();
        return tally;
    }

    private static Tally pump(GuardSimulation simulation, int perHour, Duration length, int ranges) {
        return attack(
                simulation,
                perHour,
                length,
                tally -> simulation.send(
                        tally,
                        simulation.premium(simulation.random.nextInt(ranges)),
                        Map.of(SmsGuard.CLIENT_ADDRESS, simulation.address())));
    }

    private static void assertIsInThePage(String attack, int sent, String time) throws IOException {
        String figures = String.format(
                Locale.ROOT,
                "| %,d %s | %s %s |",
                sent,
                time,
                PRICE.multiply(BigDecimal.valueOf(sent)).toPlainString(),
                time);
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| " + attack + " |"))
                .toList();
        assertThat(rows).as("rows of %s in %s", attack, PAGE).hasSize(1);
        assertThat(rows.get(0)).as("figures of %s", PAGE).endsWith(figures);
    }

    @Test
    void aFloodOfOneNumber() throws IOException {
        GuardSimulation simulation = service(GuardPolicy.DEFAULT, DAY);
        Tally attack = attack(
                simulation,
                600,
                DAY,
                tally -> simulation.send(tally, VICTIM, Map.of(SmsGuard.CLIENT_ADDRESS, simulation.address())));

        assertThat(attack.refused).containsOnlyKeys(GuardRule.NUMBER);
        assertIsInThePage("a flood of one number, from any client", attack.sent, "a day");
    }

    @Test
    void aFloodOfOneNumberInAnHour() throws IOException {
        GuardSimulation simulation = service(GuardPolicy.DEFAULT, HOUR);
        Tally attack = attack(simulation, 3_600, HOUR, tally -> simulation.send(tally, VICTIM, Map.of()));

        assertIsInThePage("resends of one code", attack.sent, "an hour");
    }

    @Test
    void oneClientWithManyNumbers() throws IOException {
        for (boolean network : new boolean[] {false, true}) {
            GuardSimulation simulation = service(GuardPolicy.DEFAULT, DAY);
            Tally attack = attack(
                    simulation,
                    100,
                    DAY,
                    tally -> simulation.send(
                            tally,
                            simulation.china(),
                            Map.of(
                                    SmsGuard.CLIENT_ADDRESS,
                                    network ? "2001:db8:1:2::" + simulation.random.nextInt(9999) : "203.0.113.7")));

            assertThat(attack.refused).containsOnlyKeys(GuardRule.ADDRESS);
            assertIsInThePage(
                    network
                            ? "one client, another address of its /64 each time"
                            : "one client, another number each time",
                    attack.sent,
                    "a day");
        }
    }

    @Test
    void pumpingOfAPrefixInAnHour() throws IOException {
        Tally attack = pump(service(GuardPolicy.DEFAULT, HOUR), 1_000, HOUR, 1);

        assertThat(attack.refused).containsOnlyKeys(GuardRule.PREFIX);
        assertIsInThePage("pumping of a prefix: another number and client each time", attack.sent, "an hour");
    }

    @Test
    void pumpingOfAPrefixForADay() throws IOException {
        GuardSimulation simulation = service(GuardPolicy.DEFAULT, DAY);
        Tally attack = pump(simulation, 100, DAY, 1);

        assertThat(attack.refused).containsOnlyKeys(GuardRule.PREFIX);
        assertIsInThePage("pumping of a prefix for a day, reported only", attack.sent, "a day");
        assertThat(Files.readString(PAGE))
                .contains("`CONVERSION` reports " + simulation.lowConversions.size() + " times");
    }

    @Test
    void pumpingOfAPrefixForADayWhereItsConversionBlocks() throws IOException {
        GuardSimulation simulation = service(GuardAttacks.BLOCKING, DAY);
        Tally attack = pump(simulation, 100, DAY, 1);

        assertThat(attack.refused).containsOnlyKeys(GuardRule.PREFIX, GuardRule.CONVERSION);
        assertIsInThePage("the same, blocking switched on", attack.sent, "a day");
    }

    @Test
    void pumpingOfAHundredPrefixes() throws IOException {
        Tally attack = pump(service(GuardPolicy.DEFAULT, HOUR), 20_000, HOUR, 100);

        assertThat(attack.refused).containsOnlyKeys(GuardRule.PREFIX);
        assertIsInThePage("pumping of 100 prefixes without a cap", attack.sent, "an hour");
    }
}
