package io.smsgateway.redis;

import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.ClaimOwner;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Nonce store with one Redis value per nonce, which Redis expires. */
final class RedisNonceStore implements NonceStore {

    /** Time after which the claim of a nonce counts as abandoned. */
    private static final String ABANDONED = millis(Duration.ofMinutes(5));

    /** The clocks of machines differ from that of Redis. */
    private static final String SKEW = millis(Duration.ofHours(1));

    /** Maximum time that a nonce is kept, whatever its expiry. */
    private static final String MAX_KEPT = millis(Duration.ofDays(30));

    private final Connection connection;
    private final String prefix;
    private final ClaimOwner machine;
    private final AtomicLong claims = new AtomicLong();

    RedisNonceStore(Connection connection, RedisSettings settings, ClaimOwner machine) {
        this.connection = connection;
        this.machine = machine;
        this.prefix = settings.prefix() + "nonce:";
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    @Override
    public Claim claim(String nonce, Instant expiry) {
        String owner = machine.value() + "/" + claims.incrementAndGet() + "/";
        try {
            long state = connection.number(
                    "claim a nonce",
                    Script.CLAIM_NONCE,
                    name(nonce),
                    Long.toString(expiry.toEpochMilli()),
                    SKEW,
                    MAX_KEPT,
                    ABANDONED,
                    owner);
            return state == 0 ? Claim.TAKEN : state == 1 ? Claim.BUSY : Claim.USED;
        } catch (RedisStoreException failed) {
            releaseUnknown(nonce, owner, failed);
            throw failed;
        }
    }

    /** Releases a nonce that may have been claimed, because the redeliveries of five minutes would be rejected otherwise. */
    private void releaseUnknown(String nonce, String owner, RedisStoreException failed) {
        try {
            release(nonce, owner);
        } catch (RedisStoreException again) {
            failed.addSuppressed(again);
        }
    }

    @Override
    public void used(String nonce) {
        connection.number("mark a nonce as used", Script.USE_NONCE, name(nonce));
    }

    @Override
    public void release(String nonce) {
        release(nonce, machine.value() + "/");
    }

    private void release(String nonce, String owner) {
        connection.number("release a nonce", Script.RELEASE_NONCE, name(nonce), owner);
    }

    private String[] name(String nonce) {
        return new String[] {prefix + nonce};
    }

    @Override
    public String toString() {
        return "RedisNonceStore";
    }
}
