package io.smsgateway.redis;

import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.testkit.IdempotencyStoreContract;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisKeysTest extends IdempotencyStoreContract {

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    @Override
    protected IdempotencyStore newStore() {
        return redis.empty().keys();
    }

    @Override
    protected IdempotencyStore sameKeys(IdempotencyStore first) {
        return redis.there().keys();
    }

    @Override
    protected int capacity() {
        return Integer.getInteger("sms.stores.keys", 5_000);
    }

    @Override
    protected void expireLeases() {
        age(Duration.ofHours(1));
    }

    @Override
    protected void passRetention() {
        age(Duration.ofHours(25));
    }

    private void age(Duration time) {
        redis.each("key:", (commands, key) -> {
            commands.hincrby(key, "lease", -time.toMillis());
            commands.pexpire(key, Math.max(0, commands.pttl(key) - time.toMillis()));
        });
    }
}
