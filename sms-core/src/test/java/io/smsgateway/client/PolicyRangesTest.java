package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRangesTest {

    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    /** The generator whose {@code nextDouble} is next to 1. */
    private static final RandomGenerator MOST = () -> -1L;

    interface Setter extends Function<Duration, Object> {}

    private static Arguments range(String property, String range, Duration min, Duration max, Setter setter) {
        return Arguments.of(property, range, min, max, setter);
    }

    static Stream<Arguments> durations() {
        RetryPolicy retry = RetryPolicy.DEFAULT;
        BreakerPolicy breaker = BreakerPolicy.DEFAULT;
        Duration none = Duration.ZERO;
        return Stream.of(
                range("maxPause", "0 s to 1 h", none, HOUR, max -> retry.withPause(none, max)),
                range("pause", "0 s to 1 h", none, HOUR, first -> retry.withPause(first, HOUR)),
                range("maxThrottledPause", "0 s to 1 h", none, HOUR, max -> retry.withThrottledPause(none, max)),
                range("throttledPause", "0 s to 1 h", none, HOUR, first -> retry.withThrottledPause(first, HOUR)),
                range("maxRetryAfter", "0 s to 1 h", none, HOUR, retry::withMaxRetryAfter),
                range("window", "1 s to 1 h", SECOND, HOUR, breaker::withWindow),
                range("slowCall", "1 ms to 1 h", MILLISECOND, HOUR, breaker::withSlowCall),
                range("maxOpenFor", "1 ms to 24 h", MILLISECOND, DAY, max -> breaker.withOpenFor(MILLISECOND, max)),
                range("openFor", "1 ms to 24 h", MILLISECOND, DAY, first -> breaker.withOpenFor(first, DAY)),
                range("probeEvery", "1 s to 24 h", SECOND, DAY, ProviderPolicies.DEFAULT::withProbeEvery),
                range("per", "1 ms to 24 h", MILLISECOND, DAY, per -> RateLimit.of(1, per)),
                range("checkEvery", "1 s to 24 h", SECOND, DAY, BalanceRule::every));
    }

    @ParameterizedTest
    @MethodSource("durations")
    @SuppressWarnings("NullAway") // passes what a caller without NullAway may pass
    void aDurationIsTakenAtItsBoundsAndRefusedBeyond(
            String property, String range, Duration min, Duration max, Setter setter) {
        assertThat(List.of(setter.apply(min), setter.apply(max))).doesNotContainNull();
        for (Duration wrong :
                List.of(min.minusNanos(1), max.plusNanos(1), Duration.ofDays(365_000), FOREVER, FOREVER.negated())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> setter.apply(wrong))
                    .withMessageStartingWith(property + " must be from " + range + ", not ");
        }
        assertThatNullPointerException().isThrownBy(() -> setter.apply(null)).withMessage(property);
    }

    @Test
    void aFirstDurationAboveItsMaximumIsRefused() {
        Duration two = Duration.ofSeconds(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.DEFAULT.withPause(two, SECOND))
                .withMessage("pause must be from 0 s to its maximum of 1 s, not 2 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.DEFAULT.withThrottledPause(two, SECOND))
                .withMessage("throttledPause must be from 0 s to its maximum of 1 s, not 2 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BreakerPolicy.DEFAULT.withOpenFor(two, SECOND))
                .withMessage("openFor must be from 1 ms to its maximum of 1 s, not 2 s");
    }

    private static Arguments range(String property, int min, int max, Function<Integer, Object> setter) {
        return Arguments.of(property, min, max, setter);
    }

    static Stream<Arguments> numbers() {
        BreakerPolicy breaker = BreakerPolicy.DEFAULT;
        return Stream.of(
                range("maxAttempts", 1, 10, RetryPolicy.DEFAULT::withMaxAttempts),
                range("maxInFlight", 1, 1000, ProviderPolicies.DEFAULT::withMaxInFlight),
                range("requests", 1, 1_000_000, RateLimit::perSecond),
                range("minimumCalls", 1, Integer.MAX_VALUE, breaker::withMinimumCalls),
                range("failureRate", 1, 100, breaker::withFailureRate),
                range("consecutiveFailures", 1, Integer.MAX_VALUE, breaker::withConsecutiveFailures),
                range("slowRate", 1, 100, breaker::withSlowRate),
                range("trialCalls", 1, 1000, breaker::withTrialCalls));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberIsTakenAtItsBoundsAndRefusedBeyond(
            String property, int min, int max, Function<Integer, Object> setter) {
        assertThat(List.of(setter.apply(min), setter.apply(max))).doesNotContainNull();
        // one more than the maximum of an int is its minimum, which is out of range, too
        for (int wrong : new int[] {min - 1, max + 1, Integer.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> setter.apply(wrong))
                    .withMessage(property + " must be from " + min + " to " + max + ", not " + wrong);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.00000099", "1000000000000.01", "1E+2147483647", "1E-2147483647"})
    void aThresholdOutOfRangeIsRefused(BigDecimal wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BalanceRule.DEFAULT.withLowBelow(wrong))
                .withMessage("lowBelow must be from 0.000001 to 1000000000000, not " + wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.000001", "1000000000000"})
    void aThresholdAtItsBoundsIsTaken(BigDecimal right) {
        assertThat(BalanceRule.DEFAULT.withLowBelow(right).lowBelow()).isEqualTo(right);
    }

    @Test
    void aDurationIsPrintedInItsLargestWholeUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderPolicies.DEFAULT.withProbeEvery(Duration.ofHours(25)))
                .withMessageEndingWith(", not 25 h");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.DEFAULT.withMaxRetryAfter(Duration.ofMinutes(61)))
                .withMessageEndingWith(", not 61 min");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.DEFAULT.withMaxRetryAfter(Duration.ofSeconds(3601)))
                .withMessageEndingWith(", not 3601 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BreakerPolicy.DEFAULT.withWindow(Duration.ofMillis(999)))
                .withMessageEndingWith(", not 999 ms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.DEFAULT.withMaxRetryAfter(Duration.ofMillis(3_600_001)))
                .withMessageEndingWith(", not PT1H0.001S");
    }

    @Test
    void fractionsOfASecondOfAWindowAreDropped() {
        assertThat(BreakerPolicy.DEFAULT.withWindow(Duration.ofMillis(2999)).window())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
    void noNumberOfOpeningsOverflowsTheLongestOnes(int opening) {
        assertThat(BreakerPolicy.DEFAULT.withOpenFor(DAY, DAY).opening(opening, MOST))
                .isEqualTo(DAY);
        assertThat(BreakerPolicy.DEFAULT.withOpenFor(MILLISECOND, DAY).opening(opening, MOST))
                .isBetween(MILLISECOND, DAY);
    }

    @Test
    void theNthOpeningLastsNTimesAsLongPlusOrMinusAFifth() {
        BreakerPolicy policy = BreakerPolicy.DEFAULT.withOpenFor(Duration.ofSeconds(10), Duration.ofSeconds(45));
        assertThat(policy.opening(1, () -> 0L)).isEqualTo(Duration.ofSeconds(8));
        assertThat(policy.opening(3, Sample.HALF)).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.opening(3, MOST)).isBetween(Duration.ofMillis(35_999), Duration.ofSeconds(36));
        assertThat(policy.opening(5, Sample.HALF)).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void theLongestPausesDoNotOverflow() {
        RetryPolicy longest = RetryPolicy.DEFAULT
                .withMaxAttempts(10)
                .withPause(HOUR, HOUR)
                .withThrottledPause(HOUR, HOUR)
                .withMaxRetryAfter(HOUR);
        for (Refusal reason : List.of(Refusal.UNAVAILABLE, Refusal.THROTTLED)) {
            Refused refused = new Refused(ProviderId.of("acme"), reason, "busy");
            assertThat(longest.pauseBefore(10, refused, MOST))
                    .hasValueSatisfying(pause -> assertThat(pause).isBetween(HOUR.minusNanos(1000), HOUR));
        }
        Refused never = new Refused(ProviderId.of("acme"), Refusal.THROTTLED, "busy").withRetryAfter(FOREVER);
        assertThat(longest.pauseBefore(1, never, MOST)).isEmpty();
    }

    @Test
    void noPauseIsLongerThanNone() {
        RetryPolicy none = RetryPolicy.DEFAULT.withThrottledPause(Duration.ZERO, Duration.ZERO);
        Refused refused = new Refused(ProviderId.of("acme"), Refusal.THROTTLED, "busy");
        assertThat(none.pauseBefore(1, refused, MOST)).contains(Duration.ZERO);
    }
}
