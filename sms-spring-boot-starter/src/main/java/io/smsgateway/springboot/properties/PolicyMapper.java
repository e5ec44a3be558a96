package io.smsgateway.springboot.properties;

import io.smsgateway.MessageClass;
import io.smsgateway.client.BreakerPolicy;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.RetryPolicy;
import io.smsgateway.client.SmsClientBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Converts properties to the client's policies; what is not configured has its default. Internal: may change without notice. */
public final class PolicyMapper {

    private static final List<String> POLICIES = List.of("max-in-flight", "probe-every");
    private static final List<String> BREAKER =
            List.of("failure-rate", "consecutive-failures", "slow-call", "open-for");
    private static final List<String> RATE_LIMIT = List.of("requests", "per");
    private static final List<String> RETRY =
            List.of("max-attempts", "pause", "max-pause", "throttled-pause", "max-throttled-pause", "max-retry-after");

    private PolicyMapper() {}

    /** Returns the policies around one provider. */
    public static ProviderPolicies provider(String provider, ProviderProperties.Policies policies) {
        ProviderPolicies defaults = ProviderPolicies.DEFAULT;
        String path = "sms-gateway.providers." + provider + ".policies";
        ProviderPolicies limited = InvalidConfigurationException.within(
                path + ".rate-limit", RATE_LIMIT, () -> defaults.withRateLimit(rate(policies.rateLimit())));
        BreakerPolicy breaker =
                InvalidConfigurationException.within(path + ".breaker", BREAKER, () -> breaker(policies.breaker()));
        return InvalidConfigurationException.within(
                path,
                POLICIES,
                () -> limited.withMaxInFlight(or(policies.maxInFlight(), defaults.maxInFlight()))
                        .withBreaker(breaker)
                        .withProbeEvery(or(policies.probeEvery(), defaults.probeEvery()))
                        .withSharedRequests(policies.sharedRequests()));
    }

    private static @Nullable RateLimit rate(ProviderProperties.RateLimit rate) {
        Integer requests = rate.requests();
        return requests == null ? null : RateLimit.of(requests, rate.per());
    }

    private static BreakerPolicy breaker(ProviderProperties.Breaker breaker) {
        BreakerPolicy defaults = BreakerPolicy.DEFAULT;
        Duration openFor = or(breaker.openFor(), defaults.openFor());
        Duration maxOpenFor = openFor.compareTo(defaults.maxOpenFor()) > 0 ? openFor : defaults.maxOpenFor();
        return defaults.withFailureRate(or(breaker.failureRate(), defaults.failureRate()))
                .withConsecutiveFailures(or(breaker.consecutiveFailures(), defaults.consecutiveFailures()))
                .withSlowCall(or(breaker.slowCall(), defaults.slowCall()))
                .withOpenFor(openFor, maxOpenFor);
    }

    /** Returns the client's retry policy. */
    public static RetryPolicy retry(SmsGatewayProperties.Retry retry) {
        RetryPolicy defaults = RetryPolicy.DEFAULT;
        return InvalidConfigurationException.within(
                "sms-gateway.retry",
                RETRY,
                () -> defaults.withMaxAttempts(or(retry.maxAttempts(), defaults.maxAttempts()))
                        .withPause(or(retry.pause(), defaults.pause()), or(retry.maxPause(), defaults.maxPause()))
                        .withThrottledPause(
                                or(retry.throttledPause(), defaults.throttledPause()),
                                or(retry.maxThrottledPause(), defaults.maxThrottledPause()))
                        .withMaxRetryAfter(or(retry.maxRetryAfter(), defaults.maxRetryAfter())));
    }

    /** Sets the deadlines of the client, and collects those that are invalid. */
    public static void deadlines(
            SmsClientBuilder builder, SmsGatewayProperties.Deadlines deadlines, ConfigurationProblems problems) {
        deadline(builder, MessageClass.OTP, deadlines.otp(), problems);
        deadline(builder, MessageClass.TRANSACTIONAL, deadlines.transactional(), problems);
        deadline(builder, MessageClass.MARKETING, deadlines.marketing(), problems);
    }

    private static void deadline(
            SmsClientBuilder builder,
            MessageClass messageClass,
            @Nullable Duration deadline,
            ConfigurationProblems problems) {
        if (deadline != null) {
            String name = messageClass.name().toLowerCase(Locale.ROOT);
            problems.collect(() -> InvalidConfigurationException.at(
                    "sms-gateway.deadlines." + name, () -> builder.deadline(messageClass, deadline)));
        }
    }

    private static <T> T or(@Nullable T value, T defaultValue) {
        return value == null ? defaultValue : value;
    }
}
