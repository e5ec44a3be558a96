package io.smsgateway.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import java.util.HexFormat;

/** Keyed hashes of numbers, addresses and tenants; hashes without a secret key would be reversed by hashing all of them. */
final class KeyedHash {

    private static final int MIN_KEY = 32;

    /** 128 bits tell them apart. */
    private static final int BYTES = 16;

    private final HashFunction hmac;

    KeyedHash(Secret key) {
        byte[] bytes = key.reveal().getBytes(UTF_8);
        if (bytes.length < MIN_KEY) {
            throw new IllegalArgumentException("the guard's key must have at least 32 characters, not " + bytes.length
                    + "; `openssl rand -hex 32` makes one");
        }
        hmac = Hashing.hmacSha256(bytes);
    }

    String ofNumber(PhoneNumber number) {
        return of("number", number.e164());
    }

    /** Returns 32 hexadecimal digits. */
    String of(String kind, String value) {
        byte[] hash = hmac.hashString(kind + ":" + value, UTF_8).asBytes();
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }
}
