package io.smsgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisURI;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.client.RateLimit;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.IdempotencyStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Connections on which nothing arrives any more, and that nobody closes. */
class RedisVanishedHostTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final RateLimit LIMIT = RateLimit.of(500, Duration.ofHours(1));

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    @AutoClose
    private final StrandingProxy proxy = StrandingProxy.to(redis.uri().getPort());

    @AutoClose
    private final RedisStores stores =
            RedisStores.of(RedisURI.create("127.0.0.1", proxy.port()), RedisSettings.DEFAULT);

    RedisVanishedHostTest() throws IOException {}

    private static boolean isClaimed(IdempotencyStore keys, String key) {
        return keys.claimAll(ClaimOwner.unique(), new TreeMap<>(Map.of(key, "f")), Duration.ofMinutes(1))
                .claimed()
                .contains(key);
    }

    private void connect() {
        await().ignoreExceptions()
                .until(() ->
                        stores.rates().tryAcquire(ACME, LIMIT, MessageClass.OTP).isZero());
    }

    @Test
    void aConnectionWithoutResponsesIsReplacedAfterATimeout() {
        connect();
        int before = proxy.accepted();
        proxy.strand();

        assertThatThrownBy(() -> isClaimed(stores.keys(TestRedis.SECRET), "a")).isInstanceOf(RedisStoreException.class);
        await().atMost(Duration.ofSeconds(5))
                .ignoreExceptions()
                .until(() -> isClaimed(stores.keys(TestRedis.SECRET), "b"));
        assertThat(isClaimed(stores.keys(TestRedis.SECRET), "a"))
                .as("what was sent to the lost host is sent to no other")
                .isTrue();
        assertThat(stores.rates().tryAcquire(ACME, LIMIT, MessageClass.MARKETING))
                .isZero();
        assertThat(proxy.accepted()).isEqualTo(before + 1);
    }

    @Test
    void manyCallsReplaceAConnectionOnce() throws Exception {
        connect();
        int before = proxy.accepted();
        proxy.strand();

        Thread[] threads = new Thread[20];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() ->
                    assertThatThrownBy(() -> stores.suspensions().find(ACME)).isInstanceOf(RedisStoreException.class));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        await().atMost(Duration.ofSeconds(5))
                .ignoreExceptions()
                .until(() -> stores.suspensions().find(ACME).isEmpty());
        assertThat(proxy.accepted()).isLessThan(before + 4);
    }
}
