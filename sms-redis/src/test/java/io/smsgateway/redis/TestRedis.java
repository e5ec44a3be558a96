package io.smsgateway.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.api.sync.RedisCommands;
import io.smsgateway.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;
import redis.embedded.RedisServer;

/** A Redis server for the tests of one class, and its stores as two machines have them. */
final class TestRedis implements AutoCloseable {

    static final RedisSettings SETTINGS =
            RedisSettings.DEFAULT.withKeepKeys(Duration.ofDays(1)).withTimeout(Duration.ofSeconds(4));

    static final Secret SECRET = Secret.of("secret of keys", "a-secret-of-keys-for-tests-0123456789");

    private final RedisServer server;
    private final int port;
    private final RedisStores here;
    private final RedisStores there;
    private final Connection connection;

    private TestRedis(int port) throws IOException {
        this.port = port;
        server = RedisServer.newRedisServer().port(port).setting("save \"\"").build();
        server.start();
        here = RedisStores.of(uri(), SETTINGS);
        there = RedisStores.of(uri(), SETTINGS);
        connection = new Connection(uri(), SslOptions.create(), SETTINGS);
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

    /** Returns the stores of one machine, after everything in them was removed. */
    RedisStores empty() {
        run(commands -> commands.flushall());
        return here;
    }

    RedisStores here() {
        return here;
    }

    RedisStores there() {
        return there;
    }

    <T> T run(Function<RedisCommands<String, String>, T> commands) {
        return connection.run("serve a test", commands);
    }

    /** Runs commands for each key whose name begins like this after the prefix. */
    void each(String begin, BiConsumer<RedisCommands<String, String>, String> commands) {
        run(redis -> {
            redis.keys(SETTINGS.prefix() + begin + "*").forEach(key -> commands.accept(redis, key));
            return 0;
        });
    }

    void stop() throws IOException {
        server.stop();
    }

    void startAgain() throws IOException {
        server.start();
    }

    @Override
    public void close() {
        here.close();
        there.close();
        connection.close();
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
