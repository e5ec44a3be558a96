package io.smsgateway.redis;

import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.testkit.IdempotencyStoreContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisKeysTest extends IdempotencyStoreContract {

    private final TestRedis redis = TestRedis.start();
    private final RedisStores here = redis.stores();
    private final RedisStores there = redis.stores();
    private final Connection connection = redis.connection();

    @AfterAll
    void close() {
        here.close();
        there.close();
        connection.close();
        redis.close();
    }

    @Override
    protected IdempotencyStore newStore() {
        connection.run("empty", commands -> commands.flushall());
        return here.keys();
    }

    @Override
    protected IdempotencyStore sameKeys(IdempotencyStore first) {
        return there.keys();
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
        connection.run("age", commands -> {
            for (String key : commands.keys(TestRedis.SETTINGS.prefix() + "key:*")) {
                commands.hincrby(key, "lease", -time.toMillis());
                commands.pexpire(key, Math.max(0, commands.pttl(key) - time.toMillis()));
            }
            return 0;
        });
    }
}
