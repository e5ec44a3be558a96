package io.smsgateway.codes;

import io.lettuce.core.RedisURI;
import io.smsgateway.redis.RedisSettings;
import io.smsgateway.redis.RedisStores;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import redis.embedded.RedisServer;

/** A Redis server for the tests of one class. */
final class TestRedis implements Closeable {

    static final RedisSettings SETTINGS = RedisSettings.DEFAULT.withTimeout(Duration.ofSeconds(4));

    private final RedisServer server;
    private final int port;

    private TestRedis(int port) throws IOException {
        this.port = port;
        server = RedisServer.newRedisServer().port(port).setting("save \"\"").build();
        server.start();
    }

    static TestRedis start() {
        try {
            return new TestRedis(freePort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    RedisStores stores() {
        return stores(port);
    }

    static RedisStores stores(int port) {
        return RedisStores.of(RedisURI.create("127.0.0.1", port), SETTINGS);
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
