package io.smsgateway.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is made when it is first needed. No command outlives its timeout, and none waits for a connection.
 *
 * <p>TCP takes minutes to notice that a host is gone. So a connection without a response is replaced, but only once another one
 * is made: until then its commands keep their order, in which the release of a claim comes after the claim.
 */
final class Connection implements AutoCloseable {

    /** How long no further connection is tried after one could not be made. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    /** Lettuce's default reconnect delay grows to 30 s, in which a Redis that is back is not used. */
    private static final Duration LONGEST_RECONNECT_DELAY = Duration.ofMillis(250);

    private final ClientResources resources;
    private final RedisClient client;
    private final long timeoutNanos;
    private final ReentrantLock connects = new ReentrantLock();
    private volatile long failedAt = System.nanoTime() - PAUSE;
    private final RedisURI uri;
    private final AtomicReference<@Nullable StatefulRedisConnection<String, String>> held = new AtomicReference<>();
    private final AtomicBoolean replacing = new AtomicBoolean();
    private volatile long respondedAt = System.nanoTime();

    Connection(RedisURI server, SslOptions tls, RedisSettings settings) {
        uri = copy(server, settings.timeout());
        timeoutNanos = settings.timeout().toNanos();
        resources = ClientResources.builder()
                .reconnectDelay(
                        Delay.exponential(Duration.ofMillis(1), LONGEST_RECONNECT_DELAY, 2, TimeUnit.MILLISECONDS))
                .nettyCustomizer(new NettyCustomizer() {
                    @Override
                    public void afterBootstrapInitialized(Bootstrap bootstrap) {
                        // closing resets the connection: otherwise a claim that was not delivered yet still would be,
                        // after its release by another connection
                        bootstrap.option(ChannelOption.SO_LINGER, 0);
                    }
                })
                .build();
        client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                // by default a command is kept and sent after a reconnect, when its caller has long given it up
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(settings.timeout())
                        .build())
                .sslOptions(tls)
                .timeoutOptions(TimeoutOptions.enabled(settings.timeout()))
                .build());
    }

    /** Returns a copy with another timeout. One by Lettuce alone has no sentinels. */
    private static RedisURI copy(RedisURI uri, Duration timeout) {
        RedisURI.Builder copy = RedisURI.builder(uri).withTimeout(timeout);
        if (uri.getSentinelMasterId() != null) {
            copy.withSentinelMasterId(uri.getSentinelMasterId());
        }
        uri.getSentinels()
                .forEach(
                        sentinel -> copy.withSentinel(RedisURI.builder(sentinel).build()));
        return copy.build();
    }

    /**
     * Runs commands.
     *
     * @param what the purpose, for the message of the exception
     * @throws RedisStoreException when Redis cannot be reached, or did not respond in time
     */
    <T> T run(String what, Function<RedisCommands<String, String>, T> commands) {
        try {
            return run(open(), commands);
        } catch (RedisException failed) {
            throw new RedisStoreException(
                    "Redis failed to " + what + ": " + failed.getClass().getSimpleName(), failed);
        }
    }

    private <T> T run(
            StatefulRedisConnection<String, String> open, Function<RedisCommands<String, String>, T> commands) {
        long start = System.nanoTime();
        try {
            T result = commands.apply(open.sync());
            respondedAt = System.nanoTime();
            return result;
        } catch (RedisCommandTimeoutException late) {
            if (respondedAt - start < 0 && replacing.compareAndSet(false, true)) {
                replace(open, start);
            }
            throw late;
        }
    }

    /** Makes another connection, which takes the place of this one if there was no response meanwhile. */
    private void replace(StatefulRedisConnection<String, String> silent, long since) {
        var unused = client.connectAsync(StringCodec.UTF8, uri).whenComplete((made, failed) -> {
            if (made != null) {
                boolean replaced = respondedAt - since < 0 && held.compareAndSet(silent, made);
                var unusedClosing = (replaced ? silent : made).closeAsync();
            }
            replacing.set(false);
        });
    }

    /** Runs a script that returns a list. */
    List<Object> list(String what, Script script, String[] keys, String... arguments) {
        return run(what, redis -> redis.eval(script.text(), ScriptOutputType.MULTI, keys, arguments));
    }

    /**
     * Runs a script that returns a number. The script is sent each time: where Redis responds late, a release by its digest would
     * fail after its timeout, and the claim before it would stay.
     */
    long number(String what, Script script, String[] keys, String... arguments) {
        return this.<Long>run(what, redis -> redis.eval(script.text(), ScriptOutputType.INTEGER, keys, arguments));
    }

    private StatefulRedisConnection<String, String> open() {
        StatefulRedisConnection<String, String> open = held.get();
        if (open != null) {
            return open;
        }
        connect(() -> {
            if (held.get() == null) {
                held.set(client.connect(StringCodec.UTF8));
            }
        });
        return Objects.requireNonNull(held.get());
    }

    /** One thread at a time; the others wait no longer than a command may take, and not at all after a failure. */
    private void connect(Runnable connecting) {
        try {
            if (System.nanoTime() - failedAt < PAUSE || !connects.tryLock(timeoutNanos, TimeUnit.NANOSECONDS)) {
                throw new RedisConnectionException("Not connected to Redis; next attempt within 500 ms");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RedisConnectionException("Interrupted while connecting to Redis");
        }
        try {
            connecting.run();
        } catch (RedisException failed) {
            if (!Thread.currentThread().isInterrupted()) {
                failedAt = System.nanoTime();
            }
            throw failed;
        } finally {
            connects.unlock();
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the threads end by themselves
    public void close() {
        client.shutdown();
        var unused = resources.shutdown();
    }
}
