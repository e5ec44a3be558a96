package io.smsgateway.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.smsgateway.Secret;
import io.smsgateway.client.Rates;
import io.smsgateway.client.Suspensions;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.spi.Requirement;
import java.util.List;

/**
 * The stores in one Redis, shared by all machines of an application. Thread-safe. Close it after the clients that use it.
 *
 * <p>Connections are made when they are first needed and again after they broke. While Redis cannot be reached, every call
 * fails within the {@linkplain RedisSettings#timeout timeout}, and nothing is sent later. Redis must not evict keys: {@code
 * maxmemory-policy noeviction}. A failover to a replica may lose the keys of the last moments.
 */
public final class RedisStores implements AutoCloseable {

    private static final List<Requirement> REQUIREMENTS = List.of(
            Requirement.of("io.lettuce:lettuce-core", "6.2", "io.lettuce.core.RedisClient"),
            Requirement.of(
                    "com.bucket4j:bucket4j_jdk17-lettuce", "8.14", "io.github.bucket4j.redis.lettuce.Bucket4jLettuce"));

    private final RedisSettings settings;
    private final Connection connection;
    private final Rates rates;

    private RedisStores(RedisURI uri, SslOptions tls, RedisSettings settings) {
        this.settings = settings;
        this.connection = new Connection(uri, tls, settings);
        this.rates = new RedisRates(connection, settings);
    }

    /**
     * Returns the stores of a Redis; makes no connection yet.
     *
     * @throws Requirement.UnmetException when a library on the class path is missing or too old
     */
    public static RedisStores of(RedisURI uri, RedisSettings settings) {
        return of(uri, SslOptions.create(), settings);
    }

    /**
     * Returns the stores of a Redis; makes no connection yet.
     *
     * @param tls keys and certificates, where the URI says that TLS is used
     * @throws Requirement.UnmetException when a library on the class path is missing or too old
     */
    public static RedisStores of(RedisURI uri, SslOptions tls, RedisSettings settings) {
        REQUIREMENTS.forEach(requirement -> requirement.check(RedisStores.class));
        return new RedisStores(uri, tls, settings);
    }

    /**
     * Returns the store of idempotency keys, which writes keyed hashes in place of keys. A key without a result is kept for a
     * day at least. A claim fails where Redis has keys under another secret.
     *
     * @param secret of the hashes: at least 32 characters, the same for all machines, such as the fingerprint key
     * @throws IllegalArgumentException when the secret is shorter; the message does not repeat it
     */
    public IdempotencyStore keys(Secret secret) {
        return IdempotencyStore.hashed(new RedisIdempotencyStore(connection, settings, secret), secret);
    }

    /**
     * Returns the store of nonces, which is never full. A nonce is kept until an hour after its expiry, for 30 days at most.
     */
    public NonceStore nonces() {
        return new RedisNonceStore(connection, settings);
    }

    /** Returns the store of suspensions. */
    public Suspensions suspensions() {
        return new RedisSuspensions(connection, settings);
    }

    /** Returns the permits of rate limits; they have the burst of those in memory. */
    public Rates rates() {
        return rates;
    }

    /** Closes the connections. */
    @Override
    public void close() {
        connection.close();
    }

    @Override
    public String toString() {
        return "RedisStores{" + settings + "}";
    }
}
