package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class SettableClockTest {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private final SettableClock clock = SettableClock.at(START);

    @Test
    void standsStillUntilAdvanced() {
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.nanos()).isZero();
    }

    @Test
    void advancingMovesBothTimes() {
        clock.advance(Duration.ofSeconds(3));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3));
        assertThat(clock.nanos()).isEqualTo(3_000_000_000L);
    }

    @Test
    void jumpingMovesTheTimeOfDayOnly() {
        clock.jump(Duration.ofHours(-1));
        assertThat(clock.instant()).isEqualTo(START.minusSeconds(3600));
        assertThat(clock.nanos()).isZero();
    }

    @Test
    void aNegativeDurationIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofNanos(-1)));
    }

    @Test
    void aPauseIsRecordedAndDoesNotBlock() throws InterruptedException {
        clock.sleep(Duration.ofHours(2));
        clock.sleep(Duration.ofSeconds(-1));
        assertThat(clock.pauses()).containsExactly(Duration.ofHours(2), Duration.ofSeconds(-1));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(7200));
    }

    @Test
    void aPauseEndsWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> clock.sleep(Duration.ofSeconds(1))).isInstanceOf(InterruptedException.class);
        assertThat(clock.pauses()).isEmpty();
    }

    @Test
    void anotherZoneHasTheSameTime() {
        Clock shanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(shanghai.instant()).isEqualTo(START.plusSeconds(1));
        assertThat(shanghai.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }
}
