package io.smsgateway.redis;

import io.lettuce.core.RedisURI;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.testkit.StoreProcessesContract;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;

final class RedisProcessesTest extends StoreProcessesContract {

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    /** Takes the address of Redis. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (RedisStores stores = RedisStores.of(RedisURI.create(args[0]), TestRedis.SETTINGS)) {
            work(stores.keys(TestRedis.SECRET), args);
        }
    }

    @Override
    protected Class<?> mainClass() {
        return RedisProcessesTest.class;
    }

    @Override
    protected List<String> address() {
        return List.of("redis://127.0.0.1:" + redis.uri().getPort());
    }

    @Override
    protected IdempotencyStore store() {
        return redis.here().keys(TestRedis.SECRET);
    }

    @Override
    protected void expireLeases() {
        redis.each("key:", (commands, key) -> commands.hincrby(key, "lease", -61_000));
    }

    @Override
    protected int processes() {
        return Integer.getInteger("sms.stores.jvms", 2);
    }
}
