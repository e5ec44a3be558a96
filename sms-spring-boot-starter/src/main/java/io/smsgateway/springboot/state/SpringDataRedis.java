package io.smsgateway.springboot.state;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.StateProperties;
import io.smsgateway.springboot.properties.StateProperties.Store;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConverters;

/**
 * Reads the address, credentials and TLS settings of Redis from the application's {@code LettuceConnectionFactory}. Its
 * connections are not used: they keep commands while they are disconnected, and send them later.
 */
final class SpringDataRedis {

    private SpringDataRedis() {}

    /** Returns the server of the only factory, or of the primary one; empty without a factory. */
    static Optional<RedisServer> find(ObjectProvider<LettuceConnectionFactory> factories, StateProperties state) {
        LettuceConnectionFactory unique = factories.getIfUnique();
        if (unique == null && factories.stream().findAny().isPresent()) {
            throw new InvalidConfigurationException(
                    "there are several LettuceConnectionFactory beans for the stores in Redis",
                    state.naming(Store.REDIS),
                    "Mark one of them as @Primary, or add a bean of type RedisStores.");
        }
        return Optional.ofNullable(unique).map(factory -> of(factory, state));
    }

    private static RedisServer of(LettuceConnectionFactory factory, StateProperties state) {
        LettuceClientConfiguration client = factory.getClientConfiguration();
        SslOptions tls =
                client.getClientOptions().map(ClientOptions::getSslOptions).orElseGet(SslOptions::create);
        if (factory.isClusterAware()) {
            throw RedisServer.unsupported("a Redis cluster", state);
        }
        if (factory.getSocketConfiguration() != null) {
            throw RedisServer.unsupported("a socket in the file system", state);
        }
        RedisSentinelConfiguration sentinels = factory.getSentinelConfiguration();
        RedisURI uri =
                sentinels == null ? standalone(factory) : LettuceConverters.sentinelConfigurationToRedisURI(sentinels);
        uri.setDatabase(factory.getDatabase());
        client.getClientName().ifPresent(uri::setClientName);
        client.getRedisCredentialsProviderFactory().ifPresent(credentials -> {
            RedisCredentialsProvider provider = credentials.createCredentialsProvider(
                    sentinels == null ? factory.getStandaloneConfiguration() : sentinels);
            if (provider != null) {
                uri.setCredentialsProvider(provider);
            }
        });
        secure(uri, client);
        uri.getSentinels().forEach(sentinel -> secure(sentinel, client));
        return new RedisServer(uri, tls);
    }

    private static void secure(RedisURI uri, LettuceClientConfiguration client) {
        uri.setSsl(client.isUseSsl());
        uri.setVerifyPeer(client.getVerifyMode());
        uri.setStartTls(client.isStartTls());
    }

    private static RedisURI standalone(LettuceConnectionFactory factory) {
        RedisURI.Builder uri =
                RedisURI.builder().withHost(factory.getHostName()).withPort(factory.getPort());
        String password = factory.getPassword();
        String user = factory.getStandaloneConfiguration().getUsername();
        if (password != null && user != null && !user.isEmpty()) {
            uri.withAuthentication(user, password.toCharArray());
        } else if (password != null) {
            uri.withPassword(password.toCharArray());
        }
        return uri.build();
    }
}
