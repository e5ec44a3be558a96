package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeadlineTest {

    private final AtomicLong nanos = new AtomicLong();

    private final TimeSource time = new TimeSource() {
        @Override
        public Clock clock() {
            throw new AssertionError("a deadline must not look at the wall clock");
        }

        @Override
        public long nanos() {
            return nanos.get();
        }

        @Override
        public void sleep(Duration duration) {
            throw new AssertionError("a deadline does not wait");
        }
    };

    @ParameterizedTest
    @ValueSource(longs = {0, -5, Long.MAX_VALUE - 10, Long.MIN_VALUE})
    void comesNearerAsTheTimePassesWhereverTheTimeBegan(long start) {
        nanos.set(start);
        Deadline deadline = Deadline.after(Duration.ofSeconds(20), time);

        assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(20));
        assertThat(deadline.leaves(Duration.ofSeconds(20))).isTrue();
        nanos.addAndGet(1);
        assertThat(deadline.leaves(Duration.ofSeconds(20))).isFalse();
        nanos.addAndGet(20_999_999_999L);
        assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(-1));
        assertThat(deadline.leaves(Duration.ZERO)).isFalse();
        assertThat(deadline).hasToString("Deadline{in -1000 ms}");
    }

    @Test
    void hasPassedWhenNothingIsLeftFromTheStart() {
        assertThat(Deadline.after(Duration.ZERO, time).leaves(Duration.ofNanos(1)))
                .isFalse();
        assertThat(Deadline.after(Duration.ofSeconds(-1), time).leaves(Duration.ZERO))
                .isFalse();
        assertThat(Deadline.after(Duration.ofSeconds(Long.MIN_VALUE), time).leaves(Duration.ofNanos(1)))
                .isFalse();
    }

    @Test
    void leavesNoMoreTimeThanADurationCanHold() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(20), time);

        assertThat(deadline.leaves(Duration.ofSeconds(Long.MAX_VALUE))).isFalse();
        assertThat(deadline.leaves(Duration.ofSeconds(Long.MIN_VALUE))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5, Long.MAX_VALUE - 10, Long.MIN_VALUE})
    void countsATimeThatIsTooLongAsTheLongest(long start) {
        nanos.set(start);
        Deadline deadline = Deadline.after(ChronoUnit.FOREVER.getDuration(), time);

        assertThat(deadline.left()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
        nanos.addAndGet(Duration.ofDays(365).toNanos());
        assertThat(deadline.leaves(Duration.ofDays(36_500))).isTrue();
        assertThat(Deadline.after(ChronoUnit.FOREVER.getDuration().negated(), time)
                        .leaves(Duration.ZERO))
                .isFalse();
    }
}
