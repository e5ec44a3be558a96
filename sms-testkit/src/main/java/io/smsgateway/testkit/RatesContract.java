package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.ProviderId;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.RatePermit;
import io.smsgateway.client.Rates;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests that every implementation of rates has to pass, such as one in Redis. Its test extends this class and supplies
 * implementations and the passing of time. Fixed windows and token buckets pass.
 *
 * <p>Requires {@code junit-jupiter} and {@code assertj-core} in test scope.
 */
public abstract class RatesContract {

    private static final int THREADS = 16;
    private static final ProviderId ACME = ProviderId.of("acme");
    private static final ProviderId OTHER = ProviderId.of("other");
    private static final Duration NO_WAIT = Duration.ZERO;

    private @Nullable Rates rates;
    private @Nullable Rates elsewhere;
    private Duration per = Duration.ofHours(1);

    /** Returns new rates of which no permit was taken. Called once before each test. */
    protected abstract Rates newRates();

    /**
     * Returns another instance with the same permits, as another machine has it; by default the rates themselves, for those
     * in one process.
     */
    protected Rates samePermits(Rates first) {
        return first;
    }

    /** Lets this much time pass for the rates. Rates with a clock of their own that cannot be set make the thread sleep. */
    protected abstract void pass(Duration time);

    /**
     * Returns the period of the limits in tests that let time pass; an hour by default. Rates with a clock of their own return
     * a few seconds: long enough for a dozen calls in a small part of it, short enough to sleep as long.
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

    private Optional<RatePermit> take(int requests, Duration maxWait) {
        return rates().tryAcquire(ACME, limit(requests), maxWait);
    }

    /** Takes this many permits at once. */
    private List<RatePermit> use(int requests) {
        return IntStream.range(0, requests)
                .mapToObj(i -> take(requests, NO_WAIT).orElseThrow())
                .toList();
    }

    @Test
    final void grantsAsManyPermitsAtOnceAsTheLimitHas() {
        assertThat(use(5)).allSatisfy(permit -> assertThat(permit.delay()).isZero());
        assertThat(take(5, NO_WAIT)).isEmpty();
    }

    @Test
    final void countsEachProviderApart() {
        use(1);

        assertThat(rates().tryAcquire(OTHER, limit(1), NO_WAIT)).isPresent();
    }

    @Test
    final void countsWhatIsTakenElsewhere() {
        use(2);

        assertThat(elsewhere().tryAcquire(ACME, limit(2), NO_WAIT)).isEmpty();
    }

    @Test
    final void reservesALaterPermitAndTellsWhenItIsValid() {
        use(1);
        RatePermit next = take(1, per).orElseThrow();

        assertThat(next.delay()).isPositive().isLessThanOrEqualTo(per);
        RatePermit third = take(1, per.multipliedBy(2)).orElseThrow();
        assertThat(third.delay()).isGreaterThan(next.delay()).isLessThanOrEqualTo(per.multipliedBy(2));
    }

    @Test
    final void takesNoPermitForARefusal() {
        per = period();
        use(2);
        for (int i = 0; i < 20; i++) {
            assertThat(take(2, NO_WAIT)).isEmpty();
        }
        pass(per);

        use(2);
    }

    @Test
    final void grantsNoMoreThanTheLimitHoweverLongNothingWasTaken() {
        per = period();
        use(3);
        pass(per);
        pass(per);

        use(3);
        assertThat(take(3, NO_WAIT)).isEmpty();
    }

    @Test
    final void countsALaterPermitWhenItsTimeHasCome() {
        per = period();
        use(1);
        RatePermit later = take(1, per).orElseThrow();
        pass(later.delay());

        assertThat(take(1, NO_WAIT)).isEmpty();
    }

    @Test
    final void grantsAPermitAgainThatWasGivenBack() {
        use(3).get(1).giveBack();

        assertThat(elsewhere().tryAcquire(ACME, limit(3), NO_WAIT)).isPresent();
        assertThat(take(3, NO_WAIT)).isEmpty();
    }

    @Test
    final void takesAPermitBackOnce() {
        RatePermit permit = use(3).get(0);
        permit.giveBack();
        permit.giveBack();

        assertThat(take(3, NO_WAIT)).isPresent();
        assertThat(take(3, NO_WAIT)).isEmpty();
    }

    @Test
    final void grantsNoMoreThanTheLimitWhereOldPermitsAreGivenBack() {
        per = period();
        List<RatePermit> old = use(3);
        pass(per);
        old.forEach(RatePermit::giveBack);

        use(3);
        assertThat(take(3, NO_WAIT)).isEmpty();
    }

    @Test
    final void grantsExactlyTheLimitToManyThreads() throws Exception {
        List<Long> granted = Crowd.run(THREADS, thread -> {
            Rates instance = thread % 2 == 0 ? rates() : elsewhere();
            return IntStream.range(0, 5)
                    .mapToObj(i -> instance.tryAcquire(ACME, limit(40), NO_WAIT))
                    .filter(Optional::isPresent)
                    .count();
        });

        assertThat(granted.stream().mapToLong(Long::longValue).sum()).isEqualTo(40);
    }
}
