package io.smsgateway.springboot.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A Redis server of its own. */
final class TestRedis implements AutoCloseable {

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

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
