package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.Rates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that every implementation of rates has to pass, such as one in Redis. Its test extends this class and supplies
 * implementations and their time. Token buckets pass whose capacity and refill together are the limit, and logs of a sliding
 * period; fixed windows do not.
 *
 * <p>Requires {@code junit-jupiter} and {@code assertj-core} in test scope.
 */
public abstract class RatesContract {

    private static final int THREADS = 16;
    private static final ProviderId ACME = ProviderId.of("acme");
    private static final ProviderId OTHER = ProviderId.of("other");
    /** So long that no permit becomes free during a test in which no time has to pass. */
    private static final Duration DAY = Duration.ofDays(1);

    private static final int MAX_ASKED = 10_000;

    private @Nullable Rates rates;
    private @Nullable Rates elsewhere;
    private Duration per = DAY;

    /** Returns new rates of which no permit was taken. Called once before each test. */
    protected abstract Rates newRates();

    /**
     * Returns another instance with the same permits, as another machine has it; by default the rates themselves, for those
     * in one process.
     */
    protected Rates samePermits(Rates first) {
        return first;
    }

    /** Returns the time of the rates; {@link TimeSource#system()} for rates with a clock of their own that cannot be set. */
    protected abstract TimeSource time();

    /**
     * Returns the period of the limits in tests that let time pass; an hour by default. With the system's time, return a few
     * seconds: the tests sleep for a dozen periods.
     */
    protected Duration period() {
        return Duration.ofHours(1);
    }

    @BeforeEach
    final void createRates() {
        Rates created = newRates();
        rates = created;
        elsewhere = samePermits(created);
    }

    private Rates rates() {
        return Objects.requireNonNull(rates);
    }

    private Rates elsewhere() {
        return Objects.requireNonNull(elsewhere);
    }

    private RateLimit limit(int requests) {
        return RateLimit.of(requests, per);
    }

    private Duration take(int requests) {
        return take(rates(), requests);
    }

    private Duration take(Rates from, int requests) {
        return from.tryAcquire(ACME, limit(requests), MessageClass.OTP);
    }

    /** Takes all permits that are free now and returns their number. */
    private int takeAll(ProviderId provider, int requests) {
        int taken = 0;
        while (rates().tryAcquire(provider, limit(requests), MessageClass.OTP).isZero()) {
            assertThat(++taken).isLessThanOrEqualTo(requests);
        }
        assertThat(taken).isPositive();
        return taken;
    }

    /** Asks for a permit and asks again when told to, for at most a period. */
    private void takeWithinAPeriod(int requests) throws InterruptedException {
        Duration slept = Duration.ZERO;
        for (Duration wait = take(requests); !wait.isZero(); wait = take(requests)) {
            slept = slept.plus(wait);
            assertThat(slept).isLessThanOrEqualTo(per);
            time().sleep(wait);
        }
    }

    @Test
    final void countsEachProviderApart() {
        takeAll(ACME, 1);

        assertThat(rates().tryAcquire(OTHER, limit(1), MessageClass.OTP)).isZero();
    }

    @Test
    final void countsWhatIsTakenElsewhere() {
        takeAll(ACME, 2);

        assertThat(elsewhere().tryAcquire(ACME, limit(2), MessageClass.OTP)).isPositive();
        assertThat(elsewhere().tryAcquire(ACME, limit(2), MessageClass.MARKETING))
                .isPositive();
    }

    @Test
    final void tellsWhenToAskForTheNextPermit() throws Exception {
        per = period();
        takeAll(ACME, 3);

        takeWithinAPeriod(3);
    }

    @Test
    final void takesNoPermitForARefusal() throws Exception {
        per = period();
        takeAll(ACME, 2);
        Duration first = take(2);
        for (int i = 0; i < 20; i++) {
            assertThat(take(2)).isPositive().isLessThanOrEqualTo(first);
        }

        takeWithinAPeriod(2);
    }

    @Test
    final void permitsNoMoreThanTheLimitInAnyPeriod() throws Exception {
        per = period();
        int requests = 10;
        List<Long> askedAt = new ArrayList<>();
        List<Long> takenAt = new ArrayList<>();
        take(requests);
        // nearly a period, so that a fixed window that begins with the first request soon ends
        time().sleep(per.multipliedBy(9).dividedBy(10));
        long start = time().nanos();
        long now = start;

        for (int asked = 0; now - start < per.toNanos() * 3; asked++) {
            assertThat(asked).as("number of calls in three periods").isLessThan(MAX_ASKED);
            Duration wait = asked % 3 == 0
                    ? take(requests)
                    : rates().tryAcquire(ACME, limit(requests), MessageClass.TRANSACTIONAL);
            if (wait.isZero()) {
                askedAt.add(now);
                takenAt.add(time().nanos());
            } else {
                time().sleep(wait);
            }
            now = time().nanos();
        }

        assertThat(takenAt).hasSizeGreaterThan(requests);
        for (int i = requests; i < takenAt.size(); i++) {
            assertThat(takenAt.get(i) - askedAt.get(i - requests)).isGreaterThanOrEqualTo(per.toNanos());
        }
    }

    @ParameterizedTest
    @EnumSource
    final void grantsAPermitAgainThatWasGivenBack(MessageClass messageClass) {
        assertThat(rates().tryAcquire(ACME, limit(1), messageClass)).isZero();
        assertThat(rates().tryAcquire(ACME, limit(1), messageClass)).isPositive();
        elsewhere().giveBack(ACME, limit(1), messageClass);

        assertThat(rates().tryAcquire(ACME, limit(1), messageClass)).isZero();
        assertThat(rates().tryAcquire(ACME, limit(1), messageClass)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    final void grantsNoMoreThanTheLimitAfterAPause(boolean oldOnesAreGivenBack) throws Exception {
        per = period();
        int old = takeAll(ACME, 3);
        time().sleep(per.multipliedBy(2));
        for (int i = 0; i < (oldOnesAreGivenBack ? old : 0); i++) {
            rates().giveBack(ACME, limit(3), MessageClass.OTP);
        }

        assertThat(takeAll(ACME, 3)).isLessThanOrEqualTo(3);
    }

    @Test
    final void grantsManyThreadsAsManyPermitsAsOne() throws Exception {
        int requests = 500;
        int expected = takeAll(OTHER, requests);

        List<Long> granted = ConcurrentRun.run(THREADS, thread -> {
            Rates instance = thread % 2 == 0 ? rates() : elsewhere();
            return IntStream.range(0, 40)
                    .filter(i -> take(instance, requests).isZero())
                    .count();
        });

        assertThat(granted.stream().mapToLong(Long::longValue).sum()).isEqualTo(expected);
    }
}
