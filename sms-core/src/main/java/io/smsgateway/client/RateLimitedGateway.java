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

/** Sends no faster than the contract with the vendor allows; each request costs a permit. */
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

    /** The delegate itself where there is no limit. */
    static SmsGateway create(ProviderId provider, @Nullable RateLimit limit, SmsGateway delegate, TimeSource time) {
        return limit == null ? delegate : new RateLimitedGateway(provider, limit, delegate, time);
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        Duration most = mostWait(messages);
        long nanos = turn(most);
        if (nanos < 0 || nanos > most.toNanos()) {
            return heldBack("its turn would come too late", messages);
        }
        if (nanos > 0) {
            try {
                time.sleep(Duration.ofNanos(nanos));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return heldBack("interrupted while waiting for its turn", messages);
            }
        }
        return delegate.sendAll(messages);
    }

    /**
     * Takes a turn; answers how long it is away, or less than zero where it was not to be had. Asked before it is taken,
     * by one at a time, for a turn that is taken and not used is lost to others.
     */
    private synchronized long turn(Duration most) {
        return limiter.getDetailedMetrics().getNanosToWait() > most.toNanos() ? -1 : limiter.reservePermission();
    }

    /** Bounded by the deadlines of all messages; a one-time code fails over sooner. */
    private Duration mostWait(List<SmsMessage> messages) {
        boolean code = messages.get(0).messageClass() == MessageClass.OTP;
        return AttemptBudget.maxWait(messages, code ? limit.maxWait() : Duration.ofMinutes(30));
    }

    private List<SendResult> heldBack(String why, List<SmsMessage> messages) {
        return PartialResults.same(new Refused(provider, Refusal.HELD_BACK, "rate limit: " + why), messages.size());
    }

    @Override
    public String toString() {
        return "RateLimited{" + limit.requests() + "/" + limit.per() + ", " + delegate + "}";
    }
}
