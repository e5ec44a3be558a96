package io.smsgateway.redis;

import io.smsgateway.client.Suspensions;
import io.smsgateway.testkit.SuspensionsContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisSuspensionsTest extends SuspensionsContract {

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    @Override
    protected Suspensions newStore() {
        return redis.empty().suspensions();
    }

    @Override
    protected Suspensions sameStore(Suspensions first) {
        return redis.there().suspensions();
    }
}
