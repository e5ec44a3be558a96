package io.smsgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisCommands;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.Rates;
import io.smsgateway.testkit.RatesContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisRatesTest extends RatesContract {

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    @Test
    void keepsAFifthOfTheLimitForCodesOfAllMachines() {
        RateLimit limit = RateLimit.of(500, Duration.ofDays(1));
        ProviderId acme = ProviderId.of("acme");
        int others = takeAll(redis.here().rates(), acme, limit, MessageClass.MARKETING);

        assertThat(redis.there().rates().tryAcquire(acme, limit, MessageClass.TRANSACTIONAL))
                .isPositive();
        assertThat(takeAll(redis.there().rates(), acme, limit, MessageClass.OTP))
                .isEqualTo(limit.burst() - others);
        assertThat(others).isEqualTo(limit.burst() * 4 / 5);
    }

    @Test
    void aRefusalOfThePermitForAllTakesNoneOfTheOthers() {
        RateLimit limit = RateLimit.of(500, Duration.ofDays(1));
        ProviderId acme = ProviderId.of("acme");
        int all = takeAll(redis.here().rates(), acme, limit, MessageClass.OTP);
        for (int i = 0; i < 30; i++) {
            assertThat(redis.here().rates().tryAcquire(acme, limit, MessageClass.MARKETING))
                    .isPositive();
        }
        for (int i = 0; i < all; i++) {
            redis.here().rates().giveBack(acme, limit, MessageClass.OTP);
        }

        assertThat(takeAll(redis.here().rates(), acme, limit, MessageClass.MARKETING))
                .isEqualTo(limit.burst() * 4 / 5);
    }

    @Test
    void noMachineSendsATimeOfItsOwn() throws Exception {
        RateLimit limit = RateLimit.of(500, Duration.ofHours(1));
        redis.run(commands -> commands.configSet("slowlog-log-slower-than", "0"));
        redis.run(RedisCommands::slowlogReset);
        for (RedisStores machine : List.of(redis.here(), redis.there())) {
            machine.rates().tryAcquire(ProviderId.of("acme"), limit, MessageClass.MARKETING);
            time().sleep(Duration.ofMillis(2));
        }
        List<Object> slow = redis.run(RedisCommands::slowlogGet);
        redis.run(commands -> commands.configSet("slowlog-log-slower-than", "-1"));

        List<String> scripts = slow.stream()
                .map(entry -> ((List<?>) entry).get(3).toString())
                .filter(command -> command.startsWith("[EVAL,"))
                .toList();
        assertThat(scripts).hasSize(2);
        assertThat(scripts.get(0)).isEqualTo(scripts.get(1));
    }

    @Test
    void aClockOfRedisThatGoesBackStopsThePermitsForOneIntervalOnly() throws Exception {
        RateLimit limit = RateLimit.perSecond(100);
        Rates rates = redis.empty().rates();
        redis.run(commands -> {
            List<String> now = commands.time();
            long full = Long.parseLong(now.get(0)) * 1_000_000 + Long.parseLong(now.get(1)) + 5_000_000;
            return commands.set(
                    TestRedis.SETTINGS.prefix() + "permits:acme:100/1000",
                    Long.toString(full),
                    SetArgs.Builder.px(60_000));
        });

        Duration wait = rates.tryAcquire(ProviderId.of("acme"), limit, MessageClass.OTP);
        assertThat(wait).isPositive().isLessThan(limit.refillEvery().plusNanos(1_000));
        time().sleep(wait);
        assertThat(rates.tryAcquire(ProviderId.of("acme"), limit, MessageClass.OTP))
                .isZero();
    }

    @Test
    void aBucketIsKeptUntilItIsFull() {
        RateLimit limit = RateLimit.of(50, Duration.ofHours(8));
        redis.empty().rates().tryAcquire(ProviderId.of("acme"), limit, MessageClass.MARKETING);

        redis.each(
                "permits",
                (commands, key) -> assertThat(Duration.ofMillis(commands.pttl(key)))
                        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(13)));
        assertThat(redis.<List<String>>run(commands -> commands.keys("*"))).hasSize(2);
    }

    private static int takeAll(Rates rates, ProviderId provider, RateLimit limit, MessageClass messageClass) {
        int taken = 0;
        while (rates.tryAcquire(provider, limit, messageClass).isZero()) {
            assertThat(++taken).isLessThanOrEqualTo(limit.requests());
        }
        return taken;
    }

    @ParameterizedTest
    @CsvSource({"100, PT1S, 10, PT1S", "10, PT1S, 1, PT1S", "4, PT1S, 1, PT2.5S", "1, PT24H, 1, PT24H"})
    void theShareOfAMachineIsItsPartOfTheLimit(int requests, Duration per, int share, Duration sharePer) {
        try (RedisStores ten = RedisStores.of(redis.uri(), TestRedis.SETTINGS.withMachines(10))) {
            assertThat(ten.rates().share(RateLimit.of(requests, per))).isEqualTo(RateLimit.of(share, sharePer));
        }
    }

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
