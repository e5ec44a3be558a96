package io.smsgateway.redis;

import io.smsgateway.delivery.NonceStore;
import java.time.Duration;
import java.time.Instant;

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

    RedisNonceStore(Connection connection, RedisSettings settings) {
        this.connection = connection;
        this.prefix = settings.prefix() + "nonce:";
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    @Override
    public Claim claim(String nonce, Instant expiry) {
        long state = connection.number(
                "claim a nonce",
                Script.CLAIM_NONCE,
                name(nonce),
                Long.toString(expiry.toEpochMilli()),
                SKEW,
                MAX_KEPT,
                ABANDONED);
        return state == 0 ? Claim.TAKEN : state == 1 ? Claim.BUSY : Claim.USED;
    }

    @Override
    public void used(String nonce) {
        connection.number("mark a nonce as used", Script.USE_NONCE, name(nonce));
    }

    @Override
    public void release(String nonce) {
        connection.number("release a nonce", Script.RELEASE_NONCE, name(nonce));
    }

    private String[] name(String nonce) {
        return new String[] {prefix + nonce};
    }

    @Override
    public String toString() {
        return "RedisNonceStore";
    }
}
