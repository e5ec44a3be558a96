package io.smsgateway.client;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.smsgateway.Secret;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes keyed hashes of messages' recipients and contents, so that stores keep neither. A hash without a secret key would be
 * reversed by hashing all phone numbers.
 */
final class Fingerprint {

    private static final int MIN_KEY_LENGTH = 32;

    /** Made for the first message with a key: cryptography takes long to load. */
    private final Supplier<HashFunction> hmac;

    /**
     * Creates fingerprints under a key.
     *
     * @param key at least 32 characters, the same for all clients that share a store
     * @throws IllegalArgumentException when it is shorter; the message does not repeat it
     */
    Fingerprint(Secret key) {
        this(() -> key.reveal().getBytes(StandardCharsets.UTF_8));
        int length = key.reveal().getBytes(StandardCharsets.UTF_8).length;
        if (length < MIN_KEY_LENGTH) {
            throw new IllegalArgumentException("fingerprintKey must have at least " + MIN_KEY_LENGTH
                    + " characters, not " + length + "; use a random value");
        }
    }

    private Fingerprint(Supplier<byte[]> key) {
        this.hmac = Suppliers.memoize(() -> Hashing.hmacSha256(key.get()));
    }

    /** Returns fingerprints under a new random key, for keys that do not outlive this client. */
    static Fingerprint random() {
        return new Fingerprint(() -> {
            byte[] key = new byte[MIN_KEY_LENGTH];
            new SecureRandom().nextBytes(key);
            return key;
        });
    }

    /** Returns 64 hexadecimal digits. */
    String of(SmsMessage message) {
        Hasher hasher = hmac.get().newHasher();
        put(hasher, String.valueOf(message.idempotencyKey()));
        put(hasher, message.to().e164());
        SmsContent content = message.content();
        if (content instanceof SmsContent.Text text) {
            put(hasher, "text");
            put(hasher, text.body());
        } else if (content instanceof SmsContent.Template template) {
            put(hasher, "template");
            put(hasher, template.key());
            put(hasher, template.parameters());
        } else if (content instanceof SmsContent.VendorTemplate template) {
            put(hasher, "vendor template");
            put(hasher, template.id());
            hasher.putBoolean(template.signature() == null);
            put(hasher, template.signature() == null ? "" : template.signature());
            put(hasher, template.parameters());
        } else if (content instanceof SmsContent.VendorCode code) {
            put(hasher, "vendor code");
            put(hasher, code.channel().name());
            put(hasher, String.valueOf(code.template()));
            put(hasher, String.valueOf(code.signature()));
            put(hasher, String.valueOf(code.code()));
            put(hasher, String.valueOf(code.language()));
            put(hasher, String.valueOf(code.lifetime()));
        }
        return hasher.hash().toString();
    }

    private static void put(Hasher hasher, Map<String, String> parameters) {
        new TreeMap<>(parameters).forEach((name, value) -> {
            put(hasher, name);
            put(hasher, value);
        });
    }

    /** Includes the length, so that no two sequences of values have the same input. */
    private static void put(Hasher hasher, String value) {
        hasher.putInt(value.length()).putString(value, StandardCharsets.UTF_8);
    }
}
