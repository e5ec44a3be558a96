package io.smsgateway.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;

/** Keyed hashes of phone numbers; a hash without a secret key would be reversed by hashing all numbers. */
final class NumberHash {

    private final HashFunction hmac;

    NumberHash(Secret key) {
        this.hmac = Hashing.hmacSha256(key.reveal().getBytes(UTF_8));
    }

    /** Returns 64 hexadecimal digits that are the same under the same key only. */
    String check() {
        return hmac.hashString("number key of sms-jdbc", UTF_8).toString();
    }

    /** Returns 64 hexadecimal digits. */
    String of(PhoneNumber number) {
        return hmac.hashString(number.e164(), UTF_8).toString();
    }
}
