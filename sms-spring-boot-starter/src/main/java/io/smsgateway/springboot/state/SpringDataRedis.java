package io.smsgateway.springboot.state;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.StateProperties;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConverters;

/**
 * Reads where Redis is from the application's {@code LettuceConnectionFactory}, whatever Spring Boot made it from. Its
 * connections are not used: they keep commands while they are disconnected, and send them later.
 */
final class SpringDataRedis {

    private SpringDataRedis() {}

    /** Returns the server of the only factory, or of the primary one; empty without a factory. */
    static Optional<RedisServer> find(ObjectProvider<LettuceConnectionFactory> factories) {
        LettuceConnectionFactory unique = factories.getIfUnique();
        if (unique == null && factories.stream().findAny().isPresent()) {
            throw new InvalidConfigurationException(
                    "there are several LettuceConnectionFactory beans for the stores in Redis",
                    StateProperties.PREFIX,
                    "Mark one of them as @Primary, or add a bean of type RedisStores.");
        }
        return Optional.ofNullable(unique).map(SpringDataRedis::of);
    }

    private static RedisServer of(LettuceConnectionFactory factory) {
        LettuceClientConfiguration client = factory.getClientConfiguration();
        SslOptions tls =
                client.getClientOptions().map(ClientOptions::getSslOptions).orElseGet(SslOptions::create);
        if (factory.isClusterAware()) {
            throw RedisServer.unsupported("a Redis cluster");
        }
        if (factory.getSocketConfiguration() != null) {
            throw RedisServer.unsupported("a socket in the file system");
        }
        RedisSentinelConfiguration sentinel = factory.getSentinelConfiguration();
        return new RedisServer(
                sentinel == null
                        ? standalone(factory.getStandaloneConfiguration(), client)
                        : applied(
                                        RedisURI.builder(LettuceConverters.sentinelConfigurationToRedisURI(sentinel)),
                                        client,
                                        sentinel)
                                .withDatabase(sentinel.getDatabase())
                                .build(),
                tls);
    }

    private static RedisURI standalone(RedisStandaloneConfiguration server, LettuceClientConfiguration client) {
        RedisURI.Builder uri = RedisURI.builder()
                .withHost(server.getHostName())
                .withPort(server.getPort())
                .withDatabase(server.getDatabase());
        server.getPassword().toOptional().ifPresent(password -> {
            if (server.getUsername() == null || server.getUsername().isEmpty()) {
                uri.withPassword(password);
            } else {
                uri.withAuthentication(server.getUsername(), password);
            }
        });
        return applied(uri, client, server).build();
    }

    private static RedisURI.Builder applied(
            RedisURI.Builder uri, LettuceClientConfiguration client, RedisConfiguration server) {
        client.getClientName().ifPresent(uri::withClientName);
        client.getRedisCredentialsProviderFactory().ifPresent(credentials -> {
            RedisCredentialsProvider provider = credentials.createCredentialsProvider(server);
            if (provider != null) {
                uri.withAuthentication(provider);
            }
        });
        return uri.withSsl(client.isUseSsl())
                .withVerifyPeer(client.getVerifyMode())
                .withStartTls(client.isStartTls());
    }
}
