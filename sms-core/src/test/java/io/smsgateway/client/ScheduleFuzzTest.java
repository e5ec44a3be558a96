package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Plays random schedules and holds each against a model of the promises. {@code -Dsms.schedules.seed} sets the first seed, and
 * {@code -Dsms.schedules.runs} how many follow it.
 */
@Timeout(3600)
final class ScheduleFuzzTest {

    private static final long SEED = Long.getLong("sms.schedules.seed", System.nanoTime());
    private static final int RUNS = Integer.getInteger("sms.schedules.runs", 20);

    @Test
    void noScheduleViolatesWhatIsPromised() {
        for (long seed = SEED; seed < SEED + RUNS; seed++) {
            assertThat(FuzzedSchedule.violations(seed))
                    .as("-Dsms.schedules.seed=%s -Dsms.schedules.runs=1", seed)
                    .isEmpty();
        }
    }
}
