package io.smsgateway.redis;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.smsgateway.ProviderId;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.Rates;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A token bucket for each provider and limit. */
final class RedisRates implements Rates {

    private record Limited(ProviderId provider, RateLimit limit) {}

    private final Connection connection;
    private final RedisSettings settings;
    private final Map<Limited, BucketProxy> buckets = new ConcurrentHashMap<>();
    private volatile @Nullable ProxyManager<String> manager;

    RedisRates(Connection connection, RedisSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    @Override
    public Duration tryAcquire(ProviderId provider, RateLimit limit) {
        ConsumptionProbe probe = bucket(provider, limit).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    @Override
    public void giveBack(ProviderId provider, RateLimit limit) {
        bucket(provider, limit).addTokens(1);
    }

    private BucketProxy bucket(ProviderId provider, RateLimit limit) {
        ProxyManager<String> connected = manager();
        return buckets.computeIfAbsent(new Limited(provider, limit), limited -> newBucket(connected, provider, limit));
    }

    private BucketProxy newBucket(ProxyManager<String> connected, ProviderId provider, RateLimit limit) {
        BucketConfiguration configuration = BucketConfiguration.builder()
                .addLimit(builder -> builder.capacity(limit.burst()).refillGreedy(1, limit.refillEvery()))
                .build();
        // machines with another limit do not share the permits
        String key = settings.prefix() + "rate:" + provider.name() + ":" + limit.requests() + "/"
                + limit.per().toMillis();
        return connected.builder().build(key, () -> configuration);
    }

    private ProxyManager<String> manager() {
        ProxyManager<String> made = manager;
        if (made == null) {
            made = Bucket4jLettuce.casBasedBuilder(connection.bytes())
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                    .requestTimeout(settings.timeout())
                    .build();
            manager = made;
        }
        return made;
    }

    @Override
    public String toString() {
        return "RedisRates";
    }
}
