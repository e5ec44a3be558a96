package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RetryBudgetTest {

    private final ManualTime time = new ManualTime();
    private final RetryBudget budget = new RetryBudget(time);

    private int granted(int asked) {
        return (int) IntStream.range(0, asked).filter(i -> budget.tryRetry()).count();
    }

    @Test
    void grantsTenInTenSecondsWithoutTraffic() {
        assertThat(granted(100)).isEqualTo(10);
        time.advance(Duration.ofSeconds(9));
        assertThat(granted(100)).isZero();
        time.advance(Duration.ofSeconds(1));
        assertThat(granted(100)).isEqualTo(10);
    }

    @Test
    void grantsATenthOfTheRequestsOnTop() {
        IntStream.range(0, 109).forEach(i -> budget.countRequest());
        assertThat(granted(100)).isEqualTo(20);
        budget.countRequest();
        assertThat(granted(100)).isEqualTo(1);
    }

    @Test
    void forgetsSecondBySecond() {
        for (int second = 0; second < 10; second++) {
            IntStream.range(0, 10).forEach(i -> budget.countRequest());
            assertThat(granted(1)).isEqualTo(1);
            time.advance(Duration.ofSeconds(1));
        }
        // the first second, with its ten requests and one retry, has gone: 10 + 9 - 9
        assertThat(granted(100)).isEqualTo(10);
    }

    /** As the JDK's nanoseconds may be. */
    @Test
    void forgetsWhereTheClockBeganBelowZero() {
        time.advance(Duration.ofDays(-400));
        RetryBudget below = new RetryBudget(time);
        IntStream.range(0, 1000).forEach(i -> below.countRequest());
        time.advance(Duration.ofSeconds(10));
        assertThat(IntStream.range(0, 1000).filter(i -> below.tryRetry())).hasSize(10);
    }

    @Test
    void forgetsEverythingAfterALongSilence() {
        IntStream.range(0, 1000).forEach(i -> budget.countRequest());
        time.advance(Duration.ofDays(400));
        assertThat(granted(1000)).isEqualTo(10);
    }

    @Test
    @DisplayName("T9 the budget is exact under 64 threads")
    void isExactUnder64Threads() throws Exception {
        IntStream.range(0, 1000).forEach(i -> budget.countRequest());

        assertThat(Sample.crowd(64, () -> granted(100)).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(110);
    }
}
