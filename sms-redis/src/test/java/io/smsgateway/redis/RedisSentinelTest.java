package io.smsgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisURI;
import io.smsgateway.ProviderId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisSentinel;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisSentinelBuilder;

/** Stores whose Redis is found by Sentinel. */
class RedisSentinelTest {

    private static final RedisSettings SETTINGS = RedisSettings.DEFAULT.withTimeout(Duration.ofSeconds(4));

    @Test
    void theServerIsFoundBySentinel() throws Exception {
        int port = TestRedis.freePort();
        int sentinelPort = TestRedis.freePort();
        RedisServer server =
                RedisServer.newRedisServer().port(port).setting("save \"\"").build();
        RedisSentinel sentinel = new RedisSentinelBuilder()
                .port(sentinelPort)
                .masterPort(port)
                .masterName("main")
                .quorumSize(1)
                .build();
        server.start();
        sentinel.start();
        RedisURI uri = RedisURI.Builder.sentinel("127.0.0.1", sentinelPort, "main")
                .withTimeout(Duration.ofSeconds(60))
                .build();
        try (RedisStores stores = RedisStores.of(uri, SETTINGS)) {
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(stores.suspensions().find(ProviderId.of("acme")))
                            .isEmpty());
            assertThat(uri.getTimeout()).as("left as it was").isEqualTo(Duration.ofSeconds(60));
            assertThat(uri.getSentinels()).allMatch(each -> each.getTimeout().equals(Duration.ofSeconds(60)));
        } finally {
            sentinel.stop();
            server.stop();
        }
    }
}
