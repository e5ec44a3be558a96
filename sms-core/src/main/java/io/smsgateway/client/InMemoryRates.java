package io.smsgateway.client;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Token buckets of the clients of one process. Clients with different limits for a provider do not share its permits. No
 * permits are kept for codes: each client asks for them first, and the next permit is free after a part of the period.
 *
 * <p>A period gets at most what a full bucket holds and what is refilled meanwhile, which together are the limit.
 */
final class InMemoryRates implements Rates {

    private final TimeMeter meter;
    private final Map<Limited, Bucket> buckets = new ConcurrentHashMap<>();

    private record Limited(ProviderId provider, RateLimit limit) {}

    InMemoryRates(TimeSource time) {
        long start = time.nanos();
        this.meter = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                // from zero, because a bucket compares times without regard to overflow
                return time.nanos() - start;
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    @Override
    public Duration tryAcquire(ProviderId provider, RateLimit limit, MessageClass messageClass) {
        ConsumptionProbe probe = bucket(provider, limit).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    @Override
    public void giveBack(ProviderId provider, RateLimit limit, MessageClass messageClass) {
        bucket(provider, limit).addTokens(1);
    }

    private Bucket bucket(ProviderId provider, RateLimit limit) {
        return buckets.computeIfAbsent(new Limited(provider, limit), limited -> newBucket(limited.limit()));
    }

    private Bucket newBucket(RateLimit limit) {
        return Bucket.builder()
                .addLimit(builder -> builder.capacity(limit.burst()).refillGreedy(1, limit.refillEvery()))
                .withCustomTimePrecision(meter)
                .build();
    }

    @Override
    public String toString() {
        return "InMemoryRates{" + buckets.keySet() + "}";
    }
}
