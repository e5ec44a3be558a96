package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.ProviderId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InMemoryRatesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final RateLimit TWO = RateLimit.of(2, MINUTE);

    private final ManualTime time = new ManualTime();
    private final Rates rates = Rates.inMemory(time);

    private RatePermit acquire() {
        return rates.tryAcquire(ProviderId.of("acme"), TWO, HOUR).orElseThrow();
    }

    private List<Duration> delays(int permits) {
        return IntStream.range(0, permits).mapToObj(i -> acquire().delay()).toList();
    }

    @Test
    void reservesThePermitsOfLaterWindowsInOrder() {
        assertThat(delays(5)).containsExactly(Duration.ZERO, Duration.ZERO, MINUTE, MINUTE, MINUTE.multipliedBy(2));
        time.advance(MINUTE.plusSeconds(10));
        assertThat(delays(2)).containsExactly(Duration.ofSeconds(50), Duration.ofSeconds(110));
    }

    @Test
    void forgetsThePermitsOfWindowsThatHavePassed() {
        delays(1);
        time.advance(MINUTE.multipliedBy(10).plusSeconds(20));

        assertThat(delays(3)).containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(40));
    }

    @Test
    void givesAReturnedPermitToTheNextRequestInItsWindowOnly() {
        delays(2);
        RatePermit next = acquire();
        delays(3);
        next.giveBack();
        next.giveBack();

        assertThat(delays(2)).containsExactly(MINUTE, MINUTE.multipliedBy(3));
    }

    @Test
    void givesBackSeveralPermitsOfAWindow() {
        List<RatePermit> first = List.of(acquire(), acquire());
        RatePermit last = acquire();
        first.forEach(RatePermit::giveBack);
        last.giveBack();

        assertThat(delays(5)).containsExactly(Duration.ZERO, Duration.ZERO, MINUTE, MINUTE, MINUTE.multipliedBy(2));
        assertThat(last).hasToString("Permit{delay=PT1M}");
    }

    @Test
    void aPermitWhoseWindowHasPassedIsNotGivenBack() {
        RatePermit old = acquire();
        delays(2);
        time.advance(MINUTE);
        old.giveBack();

        assertThat(delays(2)).containsExactly(Duration.ZERO, MINUTE);
    }

    @Test
    void takesNothingWhereTheWaitIsTooLong() {
        delays(2);
        for (int i = 0; i < 10; i++) {
            Optional<RatePermit> refused = rates.tryAcquire(ProviderId.of("acme"), TWO, MINUTE.minusNanos(1));
            assertThat(refused).isEmpty();
        }

        assertThat(acquire().delay()).isEqualTo(MINUTE);
    }

    @Test
    void countsEachProviderAndLimitApart() {
        delays(2);

        assertThat(rates.tryAcquire(ProviderId.of("other"), TWO, Duration.ZERO)).isPresent();
        assertThat(rates.tryAcquire(ProviderId.of("acme"), RateLimit.of(3, MINUTE), Duration.ZERO))
                .isPresent();
        assertThat(rates.tryAcquire(ProviderId.of("acme"), TWO.withMaxWait(HOUR), Duration.ZERO))
                .isEmpty();
    }
}
