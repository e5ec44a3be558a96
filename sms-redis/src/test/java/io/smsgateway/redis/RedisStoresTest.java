package io.smsgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.client.RateLimit;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.testsupport.EqualityChecks;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RedisStoresTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    private static SortedMap<String, String> key(String key) {
        return new TreeMap<>(java.util.Map.of(key, "f-" + key));
    }

    @Test
    void everyCallFailsSoonWhileRedisIsGoneAndNothingIsSentLater() throws Exception {
        RedisStores impatient = RedisStores.of(redis.uri(), TestRedis.SETTINGS.withTimeout(Duration.ofMillis(250)));
        try (impatient) {
            IdempotencyStore keys = impatient.keys(TestRedis.SECRET);
            keys.claimAll(ClaimOwner.unique(), key("a"), LEASE);
            redis.stop();

            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                assertThatThrownBy(() -> keys.claimAll(ClaimOwner.unique(), key("b"), LEASE))
                        .isInstanceOf(RedisStoreException.class)
                        .hasMessageContaining("Redis failed to claim idempotency keys");
                assertThatThrownBy(() -> impatient
                                .rates()
                                .tryAcquire(ProviderId.of("acme"), RateLimit.perSecond(5), MessageClass.OTP))
                        .isInstanceOf(RuntimeException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            }

            redis.startAgain();
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> keys.claimAll(ClaimOwner.unique(), key("c"), LEASE)
                            .claimed()
                            .contains("c"));
            assertThat(keys.claimAll(ClaimOwner.unique(), key("b"), LEASE).claimed())
                    .containsExactly("b");
        }
    }

    @Test
    void aRedisThatIsNotThereIsNamedInTheFailure() throws Exception {
        try (RedisStores nowhere = RedisStores.of(
                io.lettuce.core.RedisURI.create("127.0.0.1", TestRedis.freePort()), RedisSettings.DEFAULT)) {
            assertThatThrownBy(() -> nowhere.suspensions().find(ProviderId.of("acme")))
                    .isInstanceOf(RedisStoreException.class)
                    .hasMessage("Redis failed to read suspensions: RedisConnectionException");
        }
    }

    @Test
    void settingsAreToldApartByEveryProperty() {
        RedisSettings settings = RedisSettings.DEFAULT;
        EqualityChecks.assertToldApart(List.of(
                () -> settings,
                () -> settings.withPrefix("{other}:"),
                () -> settings.withTimeout(Duration.ofMillis(400)),
                () -> settings.withKeepKeys(Duration.ofDays(3)),
                () -> settings.withMachines(7)));
        assertThatThrownBy(() -> settings.withTimeout(Duration.ZERO)).hasMessageContaining("timeout");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> RedisSettings.DEFAULT.withTimeout(Duration.ofSeconds(5)))
                .hasMessage("timeout must be from PT0.01S to PT4S, not PT5S");
        assertThatThrownBy(() -> RedisSettings.DEFAULT.withPrefix("a b")).hasMessageContaining("prefix");
        assertThatThrownBy(() -> RedisSettings.DEFAULT.withMachines(0)).hasMessageContaining("machines");
        assertThat(RedisSettings.DEFAULT.withMachines(1000).machines()).isEqualTo(1000);
        assertThat(RedisSettings.DEFAULT)
                .hasToString("RedisSettings{prefix={sms}:, timeout=PT0.5S, keepKeys=PT168H, machines=4}");
    }
}
