package io.smsgateway.redis;

import io.smsgateway.delivery.NonceStore;
import java.time.Duration;
import java.time.Instant;

/** A value for each nonce, which Redis removes. */
final class RedisNonceStore implements NonceStore {

    /** After this time the owner of a nonce has died. */
    private static final String ABANDONED = millis(Duration.ofMinutes(5));

    /** The clocks of machines differ from that of Redis. */
    private static final String SKEW = millis(Duration.ofHours(1));

    /** An expiry that is a mistake fills Redis for no longer. */
    private static final String LONGEST = millis(Duration.ofDays(30));

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
                LONGEST,
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
