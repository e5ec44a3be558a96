package io.smsgateway.client;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import io.smsgateway.MessageClass;
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

/** Limits the rate of requests to a provider; each request costs a permit. */
final class RateLimitedGateway implements SmsGateway {

    private final ProviderId provider;
    private final RateLimit limit;
    private final AtomicRateLimiter limiter;
    private final SmsGateway delegate;
    private final TimeSource time;

    private RateLimitedGateway(ProviderId provider, RateLimit limit, SmsGateway delegate, TimeSource time) {
        this.provider = provider;
        this.limit = limit;
        this.delegate = delegate;
        this.time = time;
        this.limiter = new AtomicRateLimiter(
                provider.name(),
                RateLimiterConfig.custom()
                        .limitForPeriod(limit.requests())
                        .limitRefreshPeriod(limit.per())
                        .timeoutDuration(Duration.ofHours(1))
                        .build());
    }

    /** Returns the delegate itself where there is no limit. */
    static SmsGateway create(ProviderId provider, @Nullable RateLimit limit, SmsGateway delegate, TimeSource time) {
        return limit == null ? delegate : new RateLimitedGateway(provider, limit, delegate, time);
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        Duration maxWait = maxWait(messages);
        long nanos = acquire(maxWait);
        if (nanos < 0 || nanos > maxWait.toNanos()) {
            return heldBack("no permit within the time left", messages);
        }
        if (nanos > 0) {
            try {
                time.sleep(Duration.ofNanos(nanos));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return heldBack("interrupted while waiting for a permit", messages);
            }
        }
        return delegate.sendAll(messages);
    }

    /**
     * Reserves a permit and returns the nanoseconds until it is valid; negative where that would take longer than the
     * maximum. Checks before it reserves, one thread at a time, because a permit that is reserved and not used is lost
     * to others.
     */
    private synchronized long acquire(Duration maxWait) {
        return limiter.getDetailedMetrics().getNanosToWait() > maxWait.toNanos() ? -1 : limiter.reservePermission();
    }

    /** Bounded by the deadlines of all messages; a one-time code fails over sooner. */
    private Duration maxWait(List<SmsMessage> messages) {
        boolean code = messages.get(0).messageClass() == MessageClass.OTP;
        return AttemptBudget.maxWait(messages, code ? limit.maxWait() : Duration.ofMinutes(30));
    }

    private List<SendResult> heldBack(String reason, List<SmsMessage> messages) {
        return PartialResults.same(new Refused(provider, Refusal.HELD_BACK, "rate limit: " + reason), messages.size());
    }

    @Override
    public String toString() {
        return "RateLimited{" + limit.requests() + "/" + limit.per() + ", " + delegate + "}";
    }
}
