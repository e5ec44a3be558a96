package io.smsgateway.redis;

import io.smsgateway.TimeSource;
import io.smsgateway.client.Rates;
import io.smsgateway.testkit.RatesContract;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisRatesTest extends RatesContract {

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    @Override
    protected Rates newRates() {
        return redis.empty().rates();
    }

    @Override
    protected Rates samePermits(Rates first) {
        return redis.there().rates();
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
