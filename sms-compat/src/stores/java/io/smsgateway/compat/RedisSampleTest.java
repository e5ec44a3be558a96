package io.smsgateway.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.Suspensions;
import io.smsgateway.redis.RedisSettings;
import io.smsgateway.redis.RedisStores;
import io.smsgateway.testkit.SuspensionsContract;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.embedded.RedisServer;

/** The stores in Redis, by the contract of the test kit and one step each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisSampleTest extends SuspensionsContract {

    private RedisServer server;
    private RedisURI uri;
    private RedisStores here;
    private RedisStores there;

    @BeforeAll
    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            uri = RedisURI.create("127.0.0.1", free.getLocalPort());
        }
        server = RedisServer.newRedisServer()
                .port(uri.getPort())
                .setting("save \"\"")
                .build();
        server.start();
        RedisSettings patient = RedisSettings.DEFAULT.withTimeout(Duration.ofSeconds(4));
        here = RedisStores.of(uri, patient);
        there = RedisStores.of(uri, patient);
    }

    @AfterAll
    void stop() throws Exception {
        here.close();
        there.close();
        server.stop();
    }

    @Override
    protected Suspensions newStore() {
        RedisClient client = RedisClient.create(uri);
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().flushall();
        } finally {
            client.shutdown();
        }
        return here.suspensions();
    }

    @Override
    protected Suspensions sameStore(Suspensions first) {
        return there.suspensions();
    }

    @Test
    void sharesPermitsOfALimit() {
        RateLimit limit = RateLimit.of(25, Duration.ofHours(1));
        ProviderId acme = ProviderId.of("acme" + UUID.randomUUID().toString().substring(0, 8));

        assertThat(here.rates().tryAcquire(acme, limit, MessageClass.OTP)).isZero();
        assertThat(there.rates().tryAcquire(acme, limit, MessageClass.OTP)).isPositive();
    }
}
