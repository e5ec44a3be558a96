package io.smsgateway.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import redis.embedded.RedisServer;

/** A Redis server of its own. */
final class TestRedis implements AutoCloseable {

    static final RedisSettings SETTINGS =
            RedisSettings.DEFAULT.withKeepKeys(Duration.ofDays(1)).withTimeout(Duration.ofSeconds(4));

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

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    RedisURI uri() {
        return RedisURI.create("127.0.0.1", port);
    }

    RedisStores stores() {
        return RedisStores.of(uri(), SETTINGS);
    }

    Connection connection() {
        return new Connection(uri(), SslOptions.create(), SETTINGS);
    }

    void stop() throws IOException {
        server.stop();
    }

    void startAgain() throws IOException {
        server.start();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
