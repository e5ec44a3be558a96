package io.smsgateway.client;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits the rate of requests to a provider; each request costs a permit. */
final class RateLimitedGateway implements OutboundGateway {

    private final ProviderId provider;
    private final RateLimit limit;
    private final AtomicRateLimiter limiter;
    private final OutboundGateway delegate;
    private final TimeSource time;

    private RateLimitedGateway(ProviderId provider, RateLimit limit, OutboundGateway delegate, TimeSource time) {
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
    static OutboundGateway create(
            ProviderId provider, @Nullable RateLimit limit, OutboundGateway delegate, TimeSource time) {
        return limit == null ? delegate : new RateLimitedGateway(provider, limit, delegate, time);
    }

    @Override
    public List<SendResult> sendAll(List<OutboundMessage> messages) {
        Duration maxWait = maxWait(messages);
        long nanos = acquire(maxWait);
        if (nanos < 0 || nanos > maxWait.toNanos()) {
            return refused(Refusal.BUSY, "no permit within the time left", messages);
        }
        if (nanos > 0) {
            try {
                time.sleep(Duration.ofNanos(nanos));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return refused(Refusal.INTERRUPTED, "interrupted while waiting for a permit", messages);
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
    private Duration maxWait(List<OutboundMessage> messages) {
        boolean code = messages.get(0).messageClass() == MessageClass.OTP;
        return AttemptBudget.maxWait(messages, code ? limit.maxWait() : Duration.ofMinutes(30));
    }

    private List<SendResult> refused(Refusal reason, String detail, List<OutboundMessage> messages) {
        return Collections.nCopies(messages.size(), new Refused(provider, reason, "rate limit: " + detail));
    }

    @Override
    public String toString() {
        return "RateLimited{" + limit.requests() + "/" + limit.per() + ", " + delegate + "}";
    }
}
