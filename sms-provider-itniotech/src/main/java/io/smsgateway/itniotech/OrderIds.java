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
 * Makes our ids of the messages in a request: 24 digits of base 36, of which 13 are the call's, 8 prove that they are ours
 * and 3 count. They say nothing about the message, and hold no comma, at which the vendor cuts. The proof is made with the
 * account's secret: a push may come before the answer of the call that it is about, on another node, and nobody has to
 * keep what can be told by looking.
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

    /** Whether this account's secret was at hand where it was made. */
    boolean isOurs(String id) {
        return ID.matcher(id).matches()
                && MessageDigest.isEqual(
                        proof(id.substring(0, CALL)).getBytes(StandardCharsets.US_ASCII),
                        id.substring(CALL, CALL + PROOF).getBytes(StandardCharsets.US_ASCII));
    }

    private String proof(String call) {
        byte[] digest =
                proofs.hashString("orderId " + call, StandardCharsets.US_ASCII).asBytes();
        // 40 bits are what eight digits hold
        return padded(Longs.fromByteArray(digest) >>> 24, PROOF);
    }

    private static String padded(long value, int digits) {
        return Strings.padStart(Long.toString(value, RADIX), digits, '0');
    }
}
