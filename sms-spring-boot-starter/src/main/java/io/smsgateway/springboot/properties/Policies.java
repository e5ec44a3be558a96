package io.smsgateway.springboot.properties;

import io.smsgateway.MessageClass;
import io.smsgateway.client.BreakerPolicy;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.RetryPolicy;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.springboot.properties.ProviderProperties.Breaker;
import io.smsgateway.springboot.properties.ProviderProperties.Rate;
import io.smsgateway.springboot.properties.SmsGatewayProperties.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The client's policies with what is configured over their defaults. */
public final class Policies {

    private static final List<String> POLICIES = List.of("max-in-flight", "probe-every");
    private static final List<String> BREAKER =
            List.of("failure-rate", "consecutive-failures", "slow-call", "open-for");
    private static final List<String> RETRY = List.of("max-attempts", "pause", "throttled-pause", "max-retry-after");

    private Policies() {}

    /** Returns the policies of a provider. */
    public static ProviderPolicies provider(String provider, ProviderProperties.Policies policies) {
        ProviderPolicies usual = ProviderPolicies.DEFAULT;
        String path = "sms-gateway.providers." + provider + ".policies";
        RateLimit rate = InvalidConfigurationException.at(path + ".rate-limit", () -> rate(policies.rateLimit()));
        BreakerPolicy breaker =
                InvalidConfigurationException.within(path + ".breaker", BREAKER, () -> breaker(policies.breaker()));
        return InvalidConfigurationException.within(
                path,
                POLICIES,
                () -> new ProviderPolicies(
                        or(policies.maxInFlight(), usual.maxInFlight()),
                        rate,
                        breaker,
                        or(policies.probeEvery(), usual.probeEvery())));
    }

    private static @Nullable RateLimit rate(Rate rate) {
        Integer requests = rate.requests();
        return requests == null ? null : new RateLimit(requests, rate.per(), rate.maxWait());
    }

    private static BreakerPolicy breaker(Breaker breaker) {
        BreakerPolicy usual = BreakerPolicy.DEFAULT;
        Duration openFor = or(breaker.openFor(), usual.openFor());
        Duration most = openFor.compareTo(usual.maxOpenFor()) > 0 ? openFor : usual.maxOpenFor();
        return new BreakerPolicy(
                usual.window(),
                usual.minimumCalls(),
                or(breaker.failureRate(), usual.failureRate()),
                or(breaker.consecutiveFailures(), usual.consecutiveFailures()),
                or(breaker.slowCall(), usual.slowCall()),
                usual.slowRate(),
                openFor,
                most,
                usual.trialCalls());
    }

    /** Returns the retry policy. */
    public static RetryPolicy retry(Retry retry) {
        RetryPolicy usual = RetryPolicy.DEFAULT;
        return InvalidConfigurationException.within(
                "sms-gateway.retry",
                RETRY,
                () -> new RetryPolicy(
                        or(retry.maxAttempts(), usual.maxAttempts()),
                        or(retry.pause(), usual.pause()),
                        or(retry.maxPause(), usual.maxPause()),
                        or(retry.throttledPause(), usual.throttledPause()),
                        or(retry.maxThrottledPause(), usual.maxThrottledPause()),
                        or(retry.maxRetryAfter(), usual.maxRetryAfter())));
    }

    /** Sets the deadlines of the message classes. */
    public static void deadlines(SmsClientBuilder builder, SmsGatewayProperties.Deadlines deadlines) {
        deadline(builder, MessageClass.OTP, deadlines.otp());
        deadline(builder, MessageClass.TRANSACTIONAL, deadlines.transactional());
        deadline(builder, MessageClass.MARKETING, deadlines.marketing());
    }

    private static void deadline(SmsClientBuilder builder, MessageClass messageClass, @Nullable Duration most) {
        if (most != null) {
            String name = messageClass.name().toLowerCase(Locale.ROOT);
            InvalidConfigurationException.at(
                    "sms-gateway.deadlines." + name, () -> builder.deadline(messageClass, most));
        }
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
