package io.smsgateway.simulator.jsms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** The signature of a callback, which covers neither its type nor its data. */
record JsmsCallbackSignature(String nonce, String timestamp, String signature) {

    static JsmsCallbackSignature of(String appKey, String masterSecret, long nonce, Instant at) {
        String timestamp = Long.toString(at.toEpochMilli());
        String text =
                "appKey=" + appKey + "&appMasterSecret=" + masterSecret + "&nonce=" + nonce + "&timestamp=" + timestamp;
        return new JsmsCallbackSignature(Long.toString(nonce), timestamp, sha1(text));
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    String form(String type, String data) {
        return "nonce=" + nonce + "&timestamp=" + timestamp + "&signature=" + signature + "&type=" + type + "&data="
                + URLEncoder.encode(data, UTF_8);
    }
}
