package io.smsgateway.client;

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
    private final Rates rates;
    private final OutboundGateway delegate;
    private final TimeSource time;

    private RateLimitedGateway(
            ProviderId provider, RateLimit limit, Rates rates, OutboundGateway delegate, TimeSource time) {
        this.provider = provider;
        this.limit = limit;
        this.rates = rates;
        this.delegate = delegate;
        this.time = time;
    }

    /** Returns the delegate itself where there is no limit. */
    static OutboundGateway create(
            ProviderId provider, @Nullable RateLimit limit, Rates rates, OutboundGateway delegate, TimeSource time) {
        return limit == null ? delegate : new RateLimitedGateway(provider, limit, rates, delegate, time);
    }

    @Override
    public List<SendResult> sendAll(List<OutboundMessage> messages) {
        try {
            if (!acquire(maxWait(messages))) {
                return refused(Refusal.BUSY, "no permit within the time left", messages);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return refused(Refusal.INTERRUPTED, "interrupted while waiting for a permit", messages);
        }
        List<SendResult> results = delegate.sendAll(messages);
        if (results.stream().allMatch(RateLimitedGateway::madeNoRequest)) {
            rates.giveBack(provider, limit);
        }
        return results;
    }

    /** Waits until a permit is taken; false when none comes in this time. */
    private boolean acquire(Duration maxWait) throws InterruptedException {
        long start = time.nanos();
        for (Duration left = maxWait; !left.isNegative(); left = maxWait.minusNanos(time.nanos() - start)) {
            Duration wait = rates.tryAcquire(provider, limit);
            if (wait.isZero()) {
                return true;
            }
            if (wait.compareTo(maxWait.minusNanos(time.nanos() - start)) > 0) {
                return false;
            }
            time.sleep(wait);
        }
        return false;
    }

    /** A request that is refused for lack of capacity does not reach the vendor. */
    private static boolean madeNoRequest(SendResult result) {
        return result instanceof Refused refused && refused.reason() == Refusal.BUSY;
    }

    /** Bounded by the deadlines of all messages; a one-time code fails over sooner. */
    private Duration maxWait(List<OutboundMessage> messages) {
        boolean code = messages.get(0).messageClass() == MessageClass.OTP;
        return AttemptBudget.maxWait(messages, code ? Duration.ofSeconds(1) : Duration.ofMinutes(30));
    }

    private List<SendResult> refused(Refusal reason, String detail, List<OutboundMessage> messages) {
        return Collections.nCopies(messages.size(), new Refused(provider, reason, "rate limit: " + detail));
    }

    @Override
    public String toString() {
        return "RateLimited{" + limit.requests() + "/" + limit.per() + ", " + delegate + "}";
    }
}
