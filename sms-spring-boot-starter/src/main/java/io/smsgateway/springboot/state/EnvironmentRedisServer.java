package io.smsgateway.springboot.state;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.StateProperties;
import io.smsgateway.springboot.properties.StateProperties.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/**
 * Reads the address, credentials and TLS settings of Redis from {@code spring.data.redis} in an application without Spring Data
 * Redis. Reads the environment, because Spring Boot 3.5 and 4 bind these properties to different classes.
 */
record EnvironmentRedisServer(StateProperties state, Environment environment, ObjectProvider<SslBundles> bundles) {

    private static final String PREFIX = "spring.data.redis.";

    RedisServer server() {
        String url = get("url");
        String host = get("host");
        if (url == null && host == null) {
            throw new InvalidConfigurationException(
                    "there is no Redis for the stores in Redis",
                    state.naming(Store.REDIS),
                    "Set `spring.data.redis.url`, or `spring.data.redis.host`, or add a bean of type RedisStores. For"
                            + " Sentinel, add `spring-boot-starter-data-redis`.");
        }
        RedisURI.Builder uri = url == null ? at(String.valueOf(host)) : of(url);
        String bundle = get("ssl.bundle");
        if (bundle != null || environment.getProperty(PREFIX + "ssl.enabled", Boolean.class, false)) {
            uri.withSsl(true);
        }
        String clientName = get("client-name");
        if (clientName != null) {
            uri.withClientName(clientName);
        }
        return new RedisServer(uri.build(), bundle == null ? SslOptions.create() : tls(bundle));
    }

    private @Nullable String get(String property) {
        String value = environment.getProperty(PREFIX + property);
        return value == null || value.isBlank() ? null : value;
    }

    private static RedisURI.Builder of(String url) {
        try {
            return RedisURI.builder(RedisURI.create(url));
        } catch (IllegalArgumentException invalid) {
            // its message may hold the password
            throw new InvalidConfigurationException(
                    "the URL of Redis is invalid",
                    PREFIX + "url",
                    "Write a URL such as `redis://user:password@host:6379`.");
        }
    }

    private RedisURI.Builder at(String host) {
        RedisURI.Builder uri = RedisURI.builder()
                .withHost(host)
                .withPort(environment.getProperty(PREFIX + "port", Integer.class, RedisURI.DEFAULT_REDIS_PORT))
                .withDatabase(environment.getProperty(PREFIX + "database", Integer.class, 0));
        String password = get("password");
        String user = get("username");
        if (password != null && user != null) {
            uri.withAuthentication(user, password.toCharArray());
        } else if (password != null) {
            uri.withPassword(password.toCharArray());
        }
        return uri;
    }

    private SslOptions tls(String name) {
        SslBundle bundle;
        try {
            bundle = bundles.getObject().getBundle(name);
        } catch (RuntimeException missing) {
            throw new InvalidConfigurationException(
                    "the SSL bundle `" + name + "` cannot be used: " + missing.getMessage(),
                    PREFIX + "ssl.bundle",
                    "Define it under `spring.ssl.bundle`, for example as `spring.ssl.bundle.pem." + name + "`.");
        }
        return SslOptions.builder()
                .jdkSslProvider()
                .keyManager(bundle.getManagers().getKeyManagerFactory())
                .trustManager(bundle.getManagers().getTrustManagerFactory())
                .build();
    }
}
