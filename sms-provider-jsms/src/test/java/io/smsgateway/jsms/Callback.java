package io.smsgateway.jsms;

import io.smsgateway.delivery.CallbackRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the vendor pushes, signed as its page has it, to be spoiled by tests. */
final class Callback {

    static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, String> fields = new LinkedHashMap<>();

    private Callback() {}

    /** A good one. */
    static Callback of(String nonce, long timestamp, String type, String data) {
        return new Callback()
                .with("nonce", nonce)
                .with("timestamp", Long.toString(timestamp))
                .with("type", type)
                .with("data", data)
                .signedWith(Jsms.MASTER_SECRET);
    }

    Callback with(String name, String value) {
        fields.put(name, value);
        return this;
    }

    Callback without(String name) {
        fields.remove(name);
        return this;
    }

    Callback signedWith(String masterSecret) {
        String signed = "appKey=" + Jsms.APP_KEY + "&appMasterSecret=" + masterSecret + "&nonce=" + fields.get("nonce")
                + "&timestamp=" + fields.get("timestamp");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(signed.getBytes(StandardCharsets.UTF_8));
            return with("signature", HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String signature() {
        return fields.getOrDefault("signature", "");
    }

    String form() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    CallbackRequest request() {
        return post(form());
    }

    static CallbackRequest post(String form) {
        return CallbackRequest.of("POST", form.getBytes(StandardCharsets.UTF_8)).withHeader("Content-Type", FORM);
    }

    static CallbackRequest get(String query) {
        return CallbackRequest.of("GET", new byte[0]).withQuery(query);
    }
}
