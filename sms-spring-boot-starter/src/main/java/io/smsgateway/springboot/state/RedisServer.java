package io.smsgateway.springboot.state;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.smsgateway.redis.RedisSettings;
import io.smsgateway.redis.RedisStores;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.StateProperties;
import io.smsgateway.springboot.properties.StateProperties.Store;
import java.util.List;

/**
 * Redis, as the application connects to it.
 *
 * @param tls keys and certificates of TLS
 */
record RedisServer(RedisURI uri, SslOptions tls) {

    private static final String PREFIX = StateProperties.PREFIX + ".redis";

    RedisStores stores(StateProperties.Redis redis) {
        RedisSettings settings = InvalidConfigurationException.within(
                PREFIX, List.of("prefix", "timeout", "keep-keys", "machines"), () -> {
                    RedisSettings defaults = RedisSettings.DEFAULT;
                    return defaults.withPrefix(redis.prefix() == null ? defaults.prefix() : redis.prefix())
                            .withTimeout(JdbcStoresBuilder.or(redis.timeout(), defaults.timeout()))
                            .withKeepKeys(JdbcStoresBuilder.or(redis.keepKeys(), defaults.keepKeys()))
                            .withMachines(redis.machines() == null ? defaults.machines() : redis.machines());
                });
        return RedisStores.of(uri, tls, settings);
    }

    static InvalidConfigurationException unsupported(String what, StateProperties state) {
        return new InvalidConfigurationException(
                "sms-redis cannot use " + what,
                state.naming(Store.REDIS),
                "Configure a single server or Sentinel under `spring.data.redis`, or add a bean of type RedisStores.");
    }
}
