package io.smsgateway.client;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends no faster than the contract with the vendor allows; each request costs a permit. */
final class RateLimitedGateway implements SmsGateway {

    private final ProviderId provider;
    private final RateLimit limit;
    private final RateLimiter limiter;
    private final SmsGateway delegate;
    private final TimeSource time;

    private RateLimitedGateway(ProviderId provider, RateLimit limit, SmsGateway delegate, TimeSource time) {
        this.provider = provider;
        this.limit = limit;
        this.delegate = delegate;
        this.time = time;
        this.limiter = RateLimiter.of(
                provider.name(),
                RateLimiterConfig.custom()
                        .limitForPeriod(limit.requests())
                        .limitRefreshPeriod(limit.per())
                        .timeoutDuration(limit.maxWait())
                        .build());
    }

    /** The delegate itself where there is no limit. */
    static SmsGateway create(ProviderId provider, @Nullable RateLimit limit, SmsGateway delegate, TimeSource time) {
        return limit == null ? delegate : new RateLimitedGateway(provider, limit, delegate, time);
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        long nanos = limiter.reservePermission();
        if (nanos < 0) {
            return heldBack("more than " + limit.requests() + " requests in " + limit.per(), messages);
        }
        if (nanos > 0) {
            Duration wait = Duration.ofNanos(nanos);
            if (!messages.stream().allMatch(message -> CuttingGateway.worthSending(message, wait))) {
                return heldBack("its turn would come too late", messages);
            }
            try {
                time.sleep(wait);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return heldBack("interrupted while waiting for its turn", messages);
            }
        }
        return delegate.sendAll(messages);
    }

    private List<SendResult> heldBack(String why, List<SmsMessage> messages) {
        return Rest.same(new Refused(provider, Refusal.HELD_BACK, "rate limit: " + why), messages.size());
    }

    @Override
    public String toString() {
        return "RateLimited{" + limit.requests() + "/" + limit.per() + ", " + delegate + "}";
    }
}
