package io.smsgateway.redis;

import io.lettuce.core.RedisURI;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.testkit.StoreOutageContract;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;

final class RedisOutageTest extends StoreOutageContract {

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    private @Nullable RedisStores stores;

    @Override
    protected int port() {
        return redis.uri().getPort();
    }

    @Override
    protected IdempotencyStore storeAt(int port) {
        RedisStores opened = RedisStores.of(RedisURI.create("127.0.0.1", port), RedisSettings.DEFAULT);
        stores = opened;
        return opened.keys(TestRedis.SECRET);
    }

    @Override
    protected void closeStore() {
        Objects.requireNonNull(stores).close();
    }
}
