package io.smsgateway.redis;

import io.lettuce.core.RedisURI;
import io.smsgateway.client.Suspensions;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.testkit.StoreOutageContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;

final class RedisOutageTest extends StoreOutageContract {

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    private final List<RedisStores> opened = new ArrayList<>();

    @Override
    protected int port() {
        return redis.uri().getPort();
    }

    private RedisStores storesAt(int port) {
        RedisStores stores = RedisStores.of(RedisURI.create("127.0.0.1", port), RedisSettings.DEFAULT);
        opened.add(stores);
        return stores;
    }

    @Override
    protected IdempotencyStore storeAt(int port) {
        return storesAt(port).keys(TestRedis.SECRET);
    }

    @Override
    protected Optional<NonceStore> noncesAt(int port) {
        return Optional.of(storesAt(port).nonces());
    }

    @Override
    protected Optional<Suspensions> suspensionsAt(int port) {
        return Optional.of(storesAt(port).suspensions());
    }

    @Override
    protected void closeStore() {
        opened.forEach(RedisStores::close);
        opened.clear();
    }
}
