package io.smsgateway.codes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/** What is derived from the id of a code by one key. The first part of an id names its key. */
final class CodeDerivation {

    /** Random bytes of an id. */
    static final int RANDOM = 16;

    /** The same in Base64 without padding. */
    private static final int RANDOM_CHARACTERS = 22;

    private static final int CODE = 1;
    private static final int RECIPIENT = 2;
    private static final int BINDING = 3;

    private final String keyId;
    private final KeyedHash hash;

    CodeDerivation(String keyId, Secret key) {
        this.keyId = keyId;
        this.hash = new KeyedHash(key);
    }

    String id(byte[] random) {
        return keyId + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Returns whether an id continues as all do; a store need not cope with any other text. */
    static boolean isRandomPart(String id, int from) {
        return id.length() - from == RANDOM_CHARACTERS
                && id.chars()
                        .skip(from)
                        .allMatch(c -> c <= 'z' && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
    }

    /** Returns the digits. The remainder of 63 bits favours none of them by more than one in 10^10. */
    String code(String id, int digits) {
        long modulus = (long) Math.pow(10, digits);
        long number = (ByteBuffer.wrap(hash.of(CODE, id)).getLong() & Long.MAX_VALUE) % modulus;
        return Long.toString(modulus + number).substring(1);
    }

    /** Compares in a time that does not depend on the digits. */
    boolean isCode(String id, int digits, String typed) {
        return MessageDigest.isEqual(code(id, digits).getBytes(UTF_8), typed.getBytes(UTF_8));
    }

    String recipient(String id, PhoneNumber number) {
        return HexFormat.of().formatHex(hash.of(RECIPIENT, id, number.e164()));
    }

    String binding(String id, PhoneNumber number, String purpose, String session) {
        return HexFormat.of().formatHex(hash.of(BINDING, id, number.e164(), purpose, session));
    }
}
