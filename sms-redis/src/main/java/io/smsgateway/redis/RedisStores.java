package io.smsgateway.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SslOptions;
import io.smsgateway.Secret;
import io.smsgateway.client.Rates;
import io.smsgateway.client.Suspensions;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.spi.Requirement;
import java.util.List;

/**
 * The stores in one Redis, shared by all machines of an application. Thread-safe. Close it after the clients that use it.
 *
 * <p>A connection is made when it is first needed, again after it broke, and a further one where it does not respond any more.
 * While Redis cannot be reached, every call fails within the {@linkplain RedisSettings#timeout timeout}, and nothing is sent
 * later. Redis must not evict keys: {@code maxmemory-policy noeviction}. A failover to a replica may lose the keys of the last
 * moments. A single server and Sentinel are supported, Redis Cluster is not.
 */
public final class RedisStores implements AutoCloseable {

    private static final Requirement LETTUCE =
            Requirement.of("io.lettuce:lettuce-core", "6.2", "io.lettuce.core.RedisClient");

    private final RedisSettings settings;
    private final Connection connection;
    private final ClaimOwner machine = ClaimOwner.unique();

    private RedisStores(RedisURI uri, SslOptions tls, RedisSettings settings) {
        this.settings = settings;
        this.connection = new Connection(uri, tls, settings);
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
        LETTUCE.check(RedisStores.class);
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
     * Where a claim was abandoned and another machine has taken it over, a release by the first one does nothing.
     */
    public NonceStore nonces() {
        return new RedisNonceStore(connection, settings, machine);
    }

    /** Returns the store of suspensions. */
    public Suspensions suspensions() {
        return new RedisSuspensions(connection, settings);
    }

    /** Returns the permits of rate limits; they have the burst of those in memory. Only the clock of Redis counts. */
    public Rates rates() {
        return new RedisRates(connection, settings);
    }

    /**
     * Runs a script of a further store, in one atomic step and one round trip.
     *
     * @param purpose for the message of the exception, such as {@code check a code}
     * @param script in Lua; it returns a table
     * @param keys the names of the keys without the {@linkplain RedisSettings#prefix prefix}, which is added
     * @return the table: texts and numbers of type {@link Long}
     * @throws RedisStoreException when Redis cannot be reached, or did not respond in time; the script may have run
     */
    public List<Object> run(String purpose, String script, List<String> keys, List<String> arguments) {
        String[] names = keys.stream().map(key -> settings.prefix() + key).toArray(String[]::new);
        return connection.run(
                purpose, redis -> redis.eval(script, ScriptOutputType.MULTI, names, arguments.toArray(String[]::new)));
    }

    /** Closes the connection. */
    @Override
    public void close() {
        connection.close();
    }

    @Override
    public String toString() {
        return "RedisStores{" + settings + "}";
    }
}
