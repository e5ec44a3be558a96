package io.smsgateway.itniotech;

import com.google.common.base.Strings;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import com.google.common.primitives.Longs;
import io.smsgateway.Secret;
import io.smsgateway.spi.OutboundMessage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Derives the order ids of messages from their references: 24 digits of base 36, of which 13 identify the call, 8 prove
 * their origin and 3 count. They reveal nothing of the message and contain no comma, at which the vendor splits. The
 * key of the proof is derived from the account's secret, so that any node recognises a push that arrives before the
 * response to its send, without stored state; slowly, so that an id does not help to find the secret. See decision 0023.
 */
final class OrderIds {

    private static final int RADIX = 36;
    private static final int CALL = 13;
    private static final int PROOF = 8;
    private static final String KEY_DERIVATION = "PBKDF2WithHmacSHA256";
    private static final int ITERATIONS = 10_000;
    private static final int KEY_BITS = 256;
    private static final Pattern REFERENCE = Pattern.compile("[0-9a-z]{16}");
    private static final Pattern ID = Pattern.compile("[0-9a-z]{24}");

    private final RandomGenerator random;
    private final HashFunction proofs;

    /**
     * Creates the ids of an account. Takes about 30 ms, in which the key is derived.
     *
     * @throws IllegalStateException if the JVM cannot derive keys
     */
    OrderIds(RandomGenerator random, String apiKey, Secret secret) {
        this.random = random;
        this.proofs = Hashing.hmacSha256(key(apiKey, secret));
    }

    private static byte[] key(String apiKey, Secret secret) {
        byte[] salt = ("sms-gateway itniotech orderId " + apiKey).getBytes(StandardCharsets.UTF_8);
        PBEKeySpec spec = new PBEKeySpec(secret.reveal().toCharArray(), salt, ITERATIONS, KEY_BITS);
        try {
            return SecretKeyFactory.getInstance(KEY_DERIVATION)
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException unsupported) {
            // not the cause: its message is not ours
            throw new IllegalStateException("this JVM cannot derive a key from api-secret with " + KEY_DERIVATION + " ("
                    + unsupported.getClass().getName() + "); add a security provider that can");
        } finally {
            spec.clearPassword();
        }
    }

    /** Returns a reference for a message that the client has not given one. */
    String newReference() {
        return OutboundMessage.reference(random.nextLong(), 0);
    }

    /**
     * Returns the order ids of messages; those of one call share its proof.
     *
     * @throws IllegalArgumentException if a reference was not made by {@link OutboundMessage#reference(long, int)}
     */
    List<String> of(List<OutboundMessage> messages) {
        Map<String, String> proofOf = new HashMap<>();
        List<String> ids = new ArrayList<>(messages.size());
        for (OutboundMessage message : messages) {
            String reference = message.reference();
            if (!REFERENCE.matcher(reference).matches()) {
                throw new IllegalArgumentException("a reference must be 16 lower-case letters and digits: make it with"
                        + " OutboundMessage.reference(...); nothing was sent");
            }
            ids.add(joined(reference, proofOf.computeIfAbsent(reference.substring(0, CALL), this::proof)));
        }
        return ids;
    }

    /** Returns the order id of a reference; a text that is no reference is an order id itself. */
    String of(String reference) {
        return REFERENCE.matcher(reference).matches()
                ? joined(reference, proof(reference.substring(0, CALL)))
                : reference;
    }

    /** Returns the reference in an order id; one that was not derived with this account's secret is its own. */
    String reference(String id) {
        return isOurs(id) ? unproved(id) : id;
    }

    /** Returns the reference in an order id, whichever secret it was derived with; another text is its own. */
    static String unproved(String id) {
        return ID.matcher(id).matches() ? id.substring(0, CALL) + id.substring(CALL + PROOF) : id;
    }

    private static String joined(String reference, String proof) {
        return reference.substring(0, CALL) + proof + reference.substring(CALL);
    }

    /** Returns whether an id was derived with this account's secret. */
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
