package io.smsgateway.redis;

import io.smsgateway.client.Suspensions;
import io.smsgateway.testkit.SuspensionsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisSuspensionsTest extends SuspensionsContract {

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
    protected Suspensions newStore() {
        connection.run("empty", commands -> commands.flushall());
        return here.suspensions();
    }

    @Override
    protected Suspensions sameStore(Suspensions first) {
        return there.suspensions();
    }
}
