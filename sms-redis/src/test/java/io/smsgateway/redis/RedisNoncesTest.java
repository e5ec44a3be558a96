package io.smsgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.SetArgs;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.testkit.NonceStoreContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisNoncesTest extends NonceStoreContract {

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    @Override
    protected NonceStore newStore() {
        return redis.empty().nonces();
    }

    @Override
    protected NonceStore sameNonces(NonceStore first) {
        return redis.there().nonces();
    }

    @Override
    protected void pass(Duration time) {
        redis.each("nonce:", (commands, key) -> {
            String[] value = commands.get(key).split(":", -1);
            value[1] = Long.toString(Long.parseLong(value[1]) - time.toMillis());
            long left = commands.pttl(key) - time.toMillis();
            if (left > 0) {
                commands.set(key, String.join(":", value), SetArgs.Builder.px(left));
            } else {
                commands.del(key);
            }
        });
    }

    @Test
    void keepsANonceForAnHourAfterItsExpiryAndForThirtyDaysAtMost() {
        NonceStore nonces = redis.here().nonces();
        nonces.claim("14 hours", Instant.now().plus(Duration.ofHours(14)));
        nonces.claim("a year", Instant.now().plus(Duration.ofDays(365)));
        nonces.claim("expired", Instant.now().minus(Duration.ofDays(365)));

        assertThat(left("14 hours")).isBetween(Duration.ofMinutes(899), Duration.ofMinutes(900));
        assertThat(left("a year")).isBetween(Duration.ofDays(30).minusMinutes(1), Duration.ofDays(30));
        assertThat(left("expired")).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
        nonces.used("14 hours");
        assertThat(left("14 hours")).isBetween(Duration.ofMinutes(899), Duration.ofMinutes(900));
    }

    @Test
    void aMachineDoesNotReleaseTheNonceThatAnotherHasTakenOver() {
        NonceStore slow = redis.empty().nonces();
        NonceStore other = redis.there().nonces();
        Instant expiry = Instant.now().plus(Duration.ofHours(14));
        slow.claim("a", expiry);
        pass(Duration.ofMinutes(6));
        assertThat(other.claim("a", expiry)).isEqualTo(NonceStore.Claim.TAKEN);

        slow.release("a");
        assertThat(slow.claim("a", expiry)).isEqualTo(NonceStore.Claim.BUSY);
        other.release("a");
        assertThat(slow.claim("a", expiry)).isEqualTo(NonceStore.Claim.TAKEN);
    }

    private Duration left(String nonce) {
        return Duration.ofMillis(redis.run(commands -> commands.pttl(TestRedis.SETTINGS.prefix() + "nonce:" + nonce)));
    }
}
