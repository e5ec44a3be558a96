package io.smsgateway.codes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashCode;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import java.security.MessageDigest;
import java.util.Base64;

/** What is derived from the id of a code by one key. The first part of an id names its key. */
final class CodeDerivation {

    /** Random bytes of an id. */
    static final int RANDOM = 16;

    private static final int CODE = 1;
    private static final int RECIPIENT = 2;
    private static final int BINDING = 3;

    private final String keyId;
    private final HashFunction hmac;

    CodeDerivation(String keyId, Secret key) {
        this.keyId = keyId;
        this.hmac = Hashing.hmacSha256(key.reveal().getBytes(UTF_8));
    }

    String id(byte[] random) {
        return keyId + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Returns the digits. The remainder of 63 bits favours none of them by more than one in 10^10. */
    String code(String id, int digits) {
        long modulus = (long) Math.pow(10, digits);
        long number = (hash(CODE, id).asLong() & Long.MAX_VALUE) % modulus;
        return Long.toString(modulus + number).substring(1);
    }

    /** Compares in a time that does not depend on the digits. */
    boolean isCode(String id, int digits, String typed) {
        return MessageDigest.isEqual(code(id, digits).getBytes(UTF_8), typed.getBytes(UTF_8));
    }

    String recipient(String id, PhoneNumber number) {
        return hash(RECIPIENT, id, number.e164()).toString();
    }

    String binding(String id, PhoneNumber number, String purpose, String session) {
        return hash(BINDING, id, number.e164(), purpose, session).toString();
    }

    /** Each part stands with its length, so that no two lists of parts have the same bytes. */
    private HashCode hash(int kind, String... parts) {
        Hasher hasher = hmac.newHasher().putInt(kind);
        for (String part : parts) {
            byte[] bytes = part.getBytes(UTF_8);
            hasher.putInt(bytes.length).putBytes(bytes);
        }
        return hasher.hash();
    }
}
