package io.smsgateway.springboot;

import io.smsgateway.Secret;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The idempotency store and the key of its fingerprints.
 *
 * @param store kept across refreshes so that a repeated idempotency key is recognized after one
 * @param random key that a store in memory has by default, kept across refreshes as well
 */
record ConfiguredIdempotency(IdempotencyStore store, Secret random) {

    private static final String PROPERTY = SmsGatewayProperties.PREFIX + ".idempotency.fingerprint-key";

    static ConfiguredIdempotency of(IdempotencyStore store) {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new ConfiguredIdempotency(
                store, Secret.of("fingerprint key", HexFormat.of().formatHex(bytes)));
    }

    SmsClientBuilder addTo(SmsClientBuilder builder, SmsGatewayProperties.Idempotency configured) {
        Secret key = configured.fingerprintKey();
        if (key == null && !(store instanceof InMemoryIdempotencyStore)) {
            throw new InvalidConfigurationException(
                    "no fingerprint-key for the IdempotencyStore of type "
                            + type()
                            + ", whose keys outlive this process",
                    PROPERTY,
                    "Write `" + PROPERTY + ": ${SMS_FINGERPRINT_KEY}` and set that variable to at least 32 random"
                            + " characters, the same for all machines.");
        }
        return builder.idempotencyStore(store, key == null ? random : key);
    }

    /** Returns the store's class, also behind the proxy of the metrics. */
    private String type() {
        return Proxy.isProxyClass(store.getClass())
                ? store.toString()
                : store.getClass().getName();
    }
}
