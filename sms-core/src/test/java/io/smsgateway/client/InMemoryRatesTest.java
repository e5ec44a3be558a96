package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class InMemoryRatesTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration NANOSECOND = Duration.ofNanos(1);
    private static final RateLimit THREE = RateLimit.of(3, MINUTE);

    private final ManualTime time = new ManualTime();
    private final Rates rates = Rates.inMemory(time);

    private Duration acquire(RateLimit limit) {
        return rates.tryAcquire(ACME, limit, MessageClass.OTP);
    }

    private int acquireAtOnce(RateLimit limit) {
        int taken = 0;
        while (acquire(limit).isZero()) {
            taken++;
        }
        return taken;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "49, 1", "50, 2", "74, 2", "75, 3", "1000, 40", "1000000, 40000"})
    void grantsATwentyFifthOfALimitAtOnce(int requests, int atOnce) {
        RateLimit limit = RateLimit.of(requests, Duration.ofDays(1));

        assertThat(acquireAtOnce(limit)).isEqualTo(atOnce);
        time.advance(Duration.ofDays(365));
        assertThat(acquireAtOnce(limit)).isEqualTo(atOnce);
    }

    @Test
    void spacesThePermitsOfASmallLimitEvenly() {
        assertThat(acquire(THREE)).isZero();
        assertThat(acquire(THREE)).isEqualTo(Duration.ofSeconds(20));
        time.advance(Duration.ofSeconds(15));
        assertThat(acquire(THREE)).isEqualTo(Duration.ofSeconds(5));
        time.advance(Duration.ofSeconds(5));
        assertThat(acquire(THREE)).isZero();
    }

    @Test
    void refillsALargeLimitByWhatItsBurstLeaves() {
        RateLimit hundred = RateLimit.of(100, Duration.ofSeconds(96));
        assertThat(acquireAtOnce(hundred)).isEqualTo(4);

        assertThat(acquire(hundred)).isEqualTo(Duration.ofSeconds(1));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void permitsNoMoreThanTheLimitInAnyPeriod(long seed) throws Exception {
        Random random = new Random(seed);
        RateLimit limit = RateLimit.of(
                1 + random.nextInt(random.nextBoolean() ? 60 : 400),
                Duration.ofNanos(random.nextLong(1_000_000, 1L << 41)));
        long spacing = limit.per().toNanos() / limit.requests();
        List<Long> requests = new ArrayList<>();

        for (int i = 0; i < limit.requests() * 6 + 200; i++) {
            Duration wait = acquire(limit);
            if (!wait.isZero()) {
                time.advance(wait.minus(NANOSECOND));
                assertThat(acquire(limit)).isEqualTo(NANOSECOND);
                time.advance(NANOSECOND);
                assertThat(acquire(limit)).isZero();
            }
            if (random.nextInt(5) == 0) {
                rates.giveBack(ACME, limit, MessageClass.OTP);
            } else {
                requests.add(time.nanos());
            }
            if (random.nextInt(10) == 0) {
                time.advance(Duration.ofNanos(random.nextLong(spacing * 8)));
            }
        }

        assertThat(requests).hasSizeGreaterThan(limit.requests());
        for (int i = limit.requests(); i < requests.size(); i++) {
            assertThat(requests.get(i) - requests.get(i - limit.requests()))
                    .isGreaterThanOrEqualTo(limit.per().toNanos());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT24H",
        "3, PT1S",
        "49, PT0.001S",
        "50, PT1S",
        "74, PT1M",
        "999, PT1H",
        "100000, PT24H",
        "1000000, PT1S"
    })
    void permitsNearlyTheWholeLimit(int requests, Duration per) {
        RateLimit limit = RateLimit.of(requests, per);
        Duration end = per.multipliedBy(4);
        int granted = 0;

        while (time.nanos() < end.toNanos()) {
            Duration wait = acquire(limit);
            granted += wait.isZero() ? 1 : 0;
            time.advance(wait);
        }

        assertThat(granted).isBetween((int) (4 * requests * 0.95), 4 * requests);
    }

    @Test
    void grantsAPermitAgainThatWasGivenBack() {
        assertThat(acquire(THREE)).isZero();
        rates.giveBack(ACME, THREE, MessageClass.OTP);

        assertThat(acquire(THREE)).isZero();
        assertThat(acquire(THREE)).isPositive();
    }

    @Test
    void keepsNoMorePermitsThanItGrantsAtOnceHoweverManyAreGivenBack() {
        RateLimit hundred = RateLimit.of(100, MINUTE);
        acquireAtOnce(hundred);
        for (int i = 0; i < 10; i++) {
            rates.giveBack(ACME, hundred, MessageClass.OTP);
        }

        assertThat(acquireAtOnce(hundred)).isEqualTo(4);
    }

    @Test
    void measuresIntervalsWhereTheClockOverflows() {
        time.advance(Duration.ofNanos(Long.MAX_VALUE - 1));
        Rates late = Rates.inMemory(time);
        assertThat(late.tryAcquire(ACME, THREE, MessageClass.OTP)).isZero();
        time.advance(Duration.ofSeconds(20));

        assertThat(late.tryAcquire(ACME, THREE, MessageClass.OTP)).isZero();
        assertThat(late.tryAcquire(ACME, THREE, MessageClass.OTP)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void countsEachProviderAndLimitApart() {
        assertThat(acquire(THREE)).isZero();

        assertThat(rates.tryAcquire(ProviderId.of("other"), THREE, MessageClass.OTP))
                .isZero();
        assertThat(acquire(RateLimit.of(4, MINUTE))).isZero();
        assertThat(acquire(RateLimit.of(3, MINUTE))).isPositive();
    }
}
