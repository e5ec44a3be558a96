package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.smsgateway.MessageClass;
import io.smsgateway.testsupport.EqualityChecks;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyEqualityTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RetryPolicy retry = RetryPolicy.DEFAULT;
    private final BreakerPolicy breaker = BreakerPolicy.DEFAULT;
    private final ProviderPolicies policies = ProviderPolicies.DEFAULT;

    @Test
    void tellsEveryPropertyApart() {
        EqualityChecks.assertToldApart(List.of(
                () -> retry.withMaxAttempts(3),
                () -> retry.withMaxAttempts(2),
                () -> retry.withPause(SECOND, retry.maxPause()),
                () -> retry.withPause(retry.pause(), MINUTE),
                () -> retry.withThrottledPause(Duration.ZERO, retry.maxThrottledPause()),
                () -> retry.withThrottledPause(retry.throttledPause(), MINUTE),
                () -> retry.withMaxRetryAfter(SECOND)));
        EqualityChecks.assertToldApart(List.of(
                () -> breaker.withMinimumCalls(10),
                () -> breaker.withWindow(SECOND),
                () -> breaker.withMinimumCalls(2),
                () -> breaker.withFailureRate(2),
                () -> breaker.withConsecutiveFailures(2),
                () -> breaker.withSlowCall(SECOND),
                () -> breaker.withSlowRate(2),
                () -> breaker.withOpenFor(Duration.ofSeconds(2), breaker.maxOpenFor()),
                () -> breaker.withOpenFor(breaker.openFor(), MINUTE),
                () -> breaker.withTrialCalls(2)));
        EqualityChecks.assertToldApart(List.of(
                () -> policies.withMaxInFlight(50),
                () -> policies.withMaxInFlight(2),
                () -> policies.withRateLimit(RateLimit.perSecond(5)),
                () -> policies.withBreaker(breaker.withTrialCalls(2)),
                () -> policies.withProbeEvery(SECOND)));
        EqualityChecks.assertToldApart(
                List.of(() -> RateLimit.perSecond(5), () -> RateLimit.perSecond(6), () -> RateLimit.of(5, MINUTE)));
        EqualityChecks.assertToldApart(List.of(
                () -> BalanceRule.DEFAULT.withCheckEvery(null),
                () -> BalanceRule.every(SECOND),
                () -> BalanceRule.DEFAULT.withLowBelow(BigDecimal.ONE)));
    }

    @Test
    void isEqualToACopyBuiltFromItsAccessors() {
        RetryPolicy fullRetry = retry.withMaxAttempts(2)
                .withPause(Duration.ZERO, MINUTE)
                .withThrottledPause(SECOND, MINUTE)
                .withMaxRetryAfter(SECOND);
        assertThat(retry.withMaxAttempts(fullRetry.maxAttempts())
                        .withPause(fullRetry.pause(), fullRetry.maxPause())
                        .withThrottledPause(fullRetry.throttledPause(), fullRetry.maxThrottledPause())
                        .withMaxRetryAfter(fullRetry.maxRetryAfter()))
                .isEqualTo(fullRetry);
        BreakerPolicy fullBreaker = breaker.withWindow(SECOND)
                .withMinimumCalls(2)
                .withFailureRate(3)
                .withConsecutiveFailures(4)
                .withSlowCall(MINUTE)
                .withSlowRate(5)
                .withOpenFor(SECOND, MINUTE)
                .withTrialCalls(6);
        assertThat(breaker.withWindow(fullBreaker.window())
                        .withMinimumCalls(fullBreaker.minimumCalls())
                        .withFailureRate(fullBreaker.failureRate())
                        .withConsecutiveFailures(fullBreaker.consecutiveFailures())
                        .withSlowCall(fullBreaker.slowCall())
                        .withSlowRate(fullBreaker.slowRate())
                        .withOpenFor(fullBreaker.openFor(), fullBreaker.maxOpenFor())
                        .withTrialCalls(fullBreaker.trialCalls()))
                .isEqualTo(fullBreaker)
                .hasToString("BreakerPolicy{window=PT1S, minimumCalls=2, failureRate=3, consecutiveFailures=4,"
                        + " slowCall=PT1M, slowRate=5, openFor=PT1S, maxOpenFor=PT1M, trialCalls=6}");
        ProviderPolicies full = policies.withMaxInFlight(2)
                .withRateLimit(RateLimit.perSecond(5))
                .withBreaker(fullBreaker)
                .withProbeEvery(SECOND)
                .withSharedRequests(Set.of(MessageClass.MARKETING));
        assertThat(policies.withMaxInFlight(full.maxInFlight())
                        .withRateLimit(full.rateLimit())
                        .withBreaker(full.breaker())
                        .withProbeEvery(full.probeEvery())
                        .withSharedRequests(full.sharedRequests()))
                .isEqualTo(full);
        assertThat(full.withRateLimit(null).rateLimit()).isNull();
        RateLimit limit = RateLimit.of(7, MINUTE);
        assertThat(RateLimit.of(limit.requests(), limit.per()))
                .isEqualTo(limit)
                .hasToString("RateLimit{requests=7, per=PT1M}");
        BalanceRule rule = BalanceRule.every(SECOND).withLowBelow(BigDecimal.TEN);
        assertThat(BalanceRule.DEFAULT.withCheckEvery(rule.checkEvery()).withLowBelow(rule.lowBelow()))
                .isEqualTo(rule)
                .hasToString("BalanceRule{checkEvery=PT1S, lowBelow=10}");
    }

    @Test
    void printsEveryProperty() {
        assertThat(RetryPolicy.NONE)
                .hasToString("RetryPolicy{maxAttempts=1, pause=PT0.1S, maxPause=PT2S, throttledPause=PT1S,"
                        + " maxThrottledPause=PT20S, maxRetryAfter=PT5S}");
        assertThat(policies)
                .hasToString("ProviderPolicies{maxInFlight=50, rateLimit=null, breaker=" + breaker
                        + ", probeEvery=PT1M," + " sharedRequests=[]}");
    }

    @Test
    @SuppressWarnings("NullAway") // passes what a caller without NullAway may pass
    void takesNoMissingBreaker() {
        assertThatNullPointerException()
                .isThrownBy(() -> policies.withBreaker(null))
                .withMessage("breaker");
    }
}
