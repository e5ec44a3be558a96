package io.smsgateway.jsms;

import io.smsgateway.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Verifies the signature of a callback against the application's secrets, by the vendor's page on callbacks. */
final class CallbackSignature {

    private final String appKey;
    private final List<Secret> secrets;

    /**
     * Creates a verifier.
     *
     * @param secrets each is accepted, so that a new secret can be set while the vendor still signs with the previous
     *     one
     */
    CallbackSignature(String appKey, List<Secret> secrets) {
        this.appKey = appKey;
        this.secrets = List.copyOf(secrets);
    }

    /** Compares in constant time over all secrets, so that timing reveals neither a prefix nor which secret matched. */
    boolean isOf(String signature, String nonce, String timestamp) {
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean good = false;
        for (Secret secret : secrets) {
            good |= MessageDigest.isEqual(sign(secret, nonce, timestamp), given);
        }
        return good;
    }

    private byte[] sign(Secret secret, String nonce, String timestamp) {
        String signed = "appKey=" + appKey + "&appMasterSecret=" + secret.reveal() + "&nonce=" + nonce + "&timestamp="
                + timestamp;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(signed.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
    }
}
