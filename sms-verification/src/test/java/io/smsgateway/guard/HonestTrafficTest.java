package io.smsgateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.guard.GuardSimulation.Tally;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People who log in are not kept out by the rules of the default policy. */
final class HonestTrafficTest {

    /** None of these people asks for a fourth message within an hour. */
    private static void assertLeftAlone(GuardSimulation simulation, Tally people, int atLeast) {
        assertThat(people.refused).isEmpty();
        assertThat(simulation.dryRuns).isEmpty();
        assertThat(simulation.lowConversions).isEmpty();
        assertThat(people.sent).isGreaterThan(atLeast);
        assertThat((double) people.verified / people.sent).isBetween(0.84, 0.86);
    }

    @Test
    void tenThousandLogInsAnHourOfANewServiceInChinaAndASmallCountryAreSent() {
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT);
        Tally china = new Tally();
        Tally iceland = new Tally();

        simulation.logIns(china, 10_000, Duration.ofHours(1), simulation::china);
        simulation.logIns(iceland, 10_000, Duration.ofHours(1), simulation::iceland);
        simulation.run();

        assertLeftAlone(simulation, china, 10_000);
        assertLeftAlone(simulation, iceland, 10_000);
    }

    @Test
    void aSmallCountryThatOpensAtOnceWithTenThousandLogInsAnHourIsSent() {
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT);
        simulation.week(100, simulation::china);
        Tally china = new Tally();
        Tally iceland = new Tally();

        simulation.logIns(china, 1_000, Duration.ofHours(1), simulation::china);
        simulation.logIns(iceland, 10_000, Duration.ofHours(1), simulation::iceland);
        simulation.run();

        assertLeftAlone(simulation, china, 1_000);
        assertLeftAlone(simulation, iceland, 10_000);
    }

    @Test
    void aServiceThatReportsNoVerifiedCodesIsNotLimitedByPrefix() {
        GuardSimulation simulation = new GuardSimulation(GuardPolicy.DEFAULT);
        Tally all = new Tally();

        simulation.each(10_000, Duration.ofHours(1), () -> simulation.send(all, simulation.premium(1), Map.of()));
        simulation.run();

        assertThat(all.refused).doesNotContainKeys(GuardRule.PREFIX, GuardRule.CONVERSION);
        assertThat(simulation.lowConversions).isEmpty();
    }
}
