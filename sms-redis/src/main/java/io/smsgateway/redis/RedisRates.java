package io.smsgateway.redis;

import com.google.common.collect.Comparators;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.Rates;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket for each provider and limit, and one with four fifths of the limit, of which requests without codes need a
 * permit, too: so a fifth is kept for codes, over all machines.
 */
final class RedisRates implements Rates {

    private enum Kind {
        ALL,
        OTHERS
    }

    private record Limited(ProviderId provider, RateLimit limit, Kind kind) {

        RateLimit own() {
            return kind == Kind.ALL ? limit : RateLimit.of(Math.max(1, limit.requests() * 4 / 5), limit.per());
        }
    }

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Connection connection;
    private final RedisSettings settings;
    private final Map<Limited, BucketProxy> buckets = new ConcurrentHashMap<>();
    private volatile @Nullable ProxyManager<String> manager;

    RedisRates(Connection connection, RedisSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    @Override
    public Duration tryAcquire(ProviderId provider, RateLimit limit, MessageClass messageClass) {
        Limited all = new Limited(provider, limit, Kind.ALL);
        if (messageClass == MessageClass.OTP) {
            return take(all);
        }
        Limited others = new Limited(provider, limit, Kind.OTHERS);
        Duration wait = take(others);
        if (wait.isZero()) {
            wait = take(all);
            if (!wait.isZero()) {
                bucket(others).addTokens(1);
            }
        }
        return wait;
    }

    private Duration take(Limited limited) {
        ConsumptionProbe probe = bucket(limited).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    @Override
    public void giveBack(ProviderId provider, RateLimit limit, MessageClass messageClass) {
        bucket(new Limited(provider, limit, Kind.ALL)).addTokens(1);
        if (messageClass != MessageClass.OTP) {
            bucket(new Limited(provider, limit, Kind.OTHERS)).addTokens(1);
        }
    }

    @Override
    public RateLimit share(RateLimit limit) {
        int machines = settings.machines();
        return limit.requests() >= machines
                ? RateLimit.of(limit.requests() / machines, limit.per())
                : RateLimit.of(
                        1, Comparators.min(limit.per().multipliedBy(machines).dividedBy(limit.requests()), A_DAY));
    }

    private BucketProxy bucket(Limited limited) {
        ProxyManager<String> connected = manager();
        return buckets.computeIfAbsent(limited, unknown -> newBucket(connected, unknown));
    }

    private BucketProxy newBucket(ProxyManager<String> connected, Limited limited) {
        RateLimit limit = limited.own();
        BucketConfiguration configuration = BucketConfiguration.builder()
                .addLimit(builder -> builder.capacity(limit.burst()).refillGreedy(1, limit.refillEvery()))
                .build();
        // machines with another limit do not share the permits
        String key = settings.prefix() + (limited.kind() == Kind.ALL ? "rate:" : "rate-of-others:")
                + limited.provider().name() + ":" + limited.limit().requests() + "/"
                + limited.limit().per().toMillis();
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
