package io.smsgateway.redis;

import io.smsgateway.TimeSource;
import io.smsgateway.client.Rates;
import io.smsgateway.testkit.RatesContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisRatesTest extends RatesContract {

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
    protected Rates newRates() {
        connection.run("empty", commands -> commands.flushall());
        return here.rates();
    }

    @Override
    protected Rates samePermits(Rates first) {
        return there.rates();
    }

    @Override
    protected TimeSource time() {
        return TimeSource.system();
    }

    @Override
    protected Duration period() {
        return Duration.ofSeconds(2);
    }
}
