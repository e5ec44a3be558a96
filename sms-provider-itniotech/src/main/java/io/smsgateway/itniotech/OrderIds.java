package io.smsgateway.itniotech;

import com.google.common.base.Strings;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import com.google.common.primitives.Longs;
import io.smsgateway.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Generates the references of the messages in a request: 24 digits of base 36, of which 13 identify the call, 8 prove
 * their origin and 3 count. They reveal nothing of the message and contain no comma, at which the vendor splits. The
 * proof is computed with the account's secret, so that any node recognises a push that arrives before the response to
 * its send, without stored state.
 */
final class OrderIds {

    private static final int RADIX = 36;
    private static final int CALL = 13;
    private static final int PROOF = 8;
    private static final Pattern ID = Pattern.compile("[0-9a-z]{24}");

    private final RandomGenerator random;
    private final HashFunction proofs;

    OrderIds(RandomGenerator random, Secret secret) {
        this.random = random;
        this.proofs = Hashing.hmacSha256(secret.reveal().getBytes(StandardCharsets.UTF_8));
    }

    List<String> next(int count) {
        String call = padded(random.nextLong() >>> 1, CALL);
        String begin = call + proof(call);
        List<String> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(begin + padded(i, 3));
        }
        return ids;
    }

    /** Returns whether an id was generated with this account's secret. */
    boolean isOurs(String id) {
        return ID.matcher(id).matches()
                && MessageDigest.isEqual(
                        proof(id.substring(0, CALL)).getBytes(StandardCharsets.US_ASCII),
                        id.substring(CALL, CALL + PROOF).getBytes(StandardCharsets.US_ASCII));
    }

    private String proof(String call) {
        byte[] digest =
                proofs.hashString("orderId " + call, StandardCharsets.US_ASCII).asBytes();
        // eight digits hold 40 bits
        return padded(Longs.fromByteArray(digest) >>> 24, PROOF);
    }

    private static String padded(long value, int digits) {
        return Strings.padStart(Long.toString(value, RADIX), digits, '0');
    }
}
