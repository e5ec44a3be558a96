package io.smsgateway.springboot;

import io.smsgateway.Secret;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
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

    static ConfiguredIdempotency of(IdempotencyStore store) {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new ConfiguredIdempotency(
                store, Secret.of("fingerprint key", HexFormat.of().formatHex(bytes)));
    }

    SmsClientBuilder addTo(SmsClientBuilder builder, SmsGatewayProperties.Idempotency configured) {
        Secret key = store instanceof InMemoryIdempotencyStore
                ? configured.fingerprintKey()
                : configured.requireFingerprintKey(type());
        return builder.idempotencyStore(store, key == null ? random : key);
    }

    /** Returns the store's class, also behind the proxy of the metrics. */
    private String type() {
        return Proxy.isProxyClass(store.getClass())
                ? store.toString()
                : store.getClass().getName();
    }
}
