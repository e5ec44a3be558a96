package io.smsgateway.redis;

import com.google.common.collect.Comparators;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.Rates;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * A token bucket for each provider and limit, and one with four fifths of the limit, of which requests without codes need a
 * permit, too: so a fifth is kept for codes, over all machines. A script takes both permits, by the clock of Redis.
 */
final class RedisRates implements Rates {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int NANOS_PER_MICRO = 1_000;

    private final Connection connection;
    private final RedisSettings settings;

    RedisRates(Connection connection, RedisSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    @Override
    public Duration tryAcquire(ProviderId provider, RateLimit limit, MessageClass messageClass) {
        long wait = connection.number(
                "take a permit",
                Script.TAKE_PERMIT,
                names(provider, limit, messageClass),
                buckets(limit, messageClass));
        return Duration.of(wait, ChronoUnit.MICROS);
    }

    @Override
    public void giveBack(ProviderId provider, RateLimit limit, MessageClass messageClass) {
        connection.number(
                "give a permit back",
                Script.GIVE_PERMIT_BACK,
                names(provider, limit, messageClass),
                buckets(limit, messageClass));
    }

    @Override
    public RateLimit share(RateLimit limit) {
        int machines = settings.machines();
        return limit.requests() >= machines
                ? RateLimit.of(limit.requests() / machines, limit.per())
                : RateLimit.of(
                        1, Comparators.min(limit.per().multipliedBy(machines).dividedBy(limit.requests()), A_DAY));
    }

    /** Returns the names of the buckets; machines with another limit do not share the permits. */
    private String[] names(ProviderId provider, RateLimit limit, MessageClass messageClass) {
        String name =
                provider.name() + ":" + limit.requests() + "/" + limit.per().toMillis();
        String all = settings.prefix() + "permits:" + name;
        return messageClass == MessageClass.OTP
                ? new String[] {all}
                : new String[] {all, settings.prefix() + "permits-of-others:" + name};
    }

    private static String[] buckets(RateLimit limit, MessageClass messageClass) {
        if (messageClass == MessageClass.OTP) {
            return new String[] {interval(limit), burst(limit)};
        }
        RateLimit others = RateLimit.of(Math.max(1, limit.requests() * 4 / 5), limit.per());
        return new String[] {interval(limit), burst(limit), interval(others), burst(others)};
    }

    /** Rounded up, because a script computes with whole numbers. */
    private static String interval(RateLimit limit) {
        return Long.toString((limit.refillEvery().toNanos() + NANOS_PER_MICRO - 1) / NANOS_PER_MICRO);
    }

    private static String burst(RateLimit limit) {
        return Integer.toString(limit.burst());
    }

    @Override
    public String toString() {
        return "RedisRates";
    }
}
