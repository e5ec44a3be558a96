package io.smsgateway.codes;

import io.smsgateway.redis.RedisStores;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class RedisCodeStoreTest extends CodeStoreContract {

    private static @Nullable TestRedis redis;
    private static @Nullable RedisStores here;
    private static @Nullable RedisStores there;

    @BeforeAll
    static void start() {
        TestRedis started = TestRedis.start();
        redis = started;
        here = started.stores();
        there = started.stores();
    }

    @AfterAll
    static void stop() throws IOException {
        Objects.requireNonNull(here).close();
        Objects.requireNonNull(there).close();
        Objects.requireNonNull(redis).close();
    }

    private static List<Object> run(String script) {
        return Objects.requireNonNull(here).run("serve a test", script, List.of(), List.of());
    }

    @Override
    CodeStore newStore() {
        run("redis.call('FLUSHALL') return {}");
        return RedisCodeStore.of(Objects.requireNonNull(here));
    }

    @Override
    CodeStore sameCodes(CodeStore first) {
        return RedisCodeStore.of(Objects.requireNonNull(there));
    }

    @Override
    String dump() {
        return run("local all = {} for _, key in ipairs(redis.call('KEYS', '*')) do all[#all + 1] ="
                        + " redis.call('HGETALL', key) end return all")
                .toString();
    }

    /** Redis has a clock of its own: what counts is how long it keeps the code. */
    @Override
    boolean isKept(String id) {
        long millis = (Long)
                run("return { redis.call('PTTL', '{sms}:code:" + id + "') }").get(0);
        return millis <= 60_000 || millis > 70 * 60_000;
    }
}
