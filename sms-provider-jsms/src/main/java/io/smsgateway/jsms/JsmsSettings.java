package io.smsgateway.jsms;

import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.http.HttpSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one application at JSMS. Create with {@link #of} and refine with the withers, each of which returns a
 * changed copy.
 *
 * @param id the provider's name
 * @param appKey the application's key from the console; authorises sending and reading the application's quotas
 * @param masterSecret the secret of the application's key
 * @param devKey the developer account's key, which authorises reading the account's quotas; null for none
 * @param apiDevSecret the secret of the account's key; null exactly if the key is null
 * @param codeTemplate the number of the template for text codes that JSMS generates
 * @param codeSignature the number of the signature of such texts; null for the application's default
 * @param signatures maps the senders that messages name to numbers of signatures; if empty, senders are ignored.
 *     Copied
 * @param http base URL, timeouts and connections
 */
public record JsmsSettings(
        ProviderId id,
        String appKey,
        Secret masterSecret,
        @Nullable String devKey,
        @Nullable Secret apiDevSecret,
        String codeTemplate,
        @Nullable String codeSignature,
        Map<String, String> signatures,
        HttpSettings http) {

    private static final URI VENDOR = URI.create("https://api.sms.jpush.cn");
    private static final int MOST = 200;

    /** Present and approved in every console, of the verification type. */
    private static final String VERIFICATION_TEMPLATE = "1";

    public JsmsSettings {
        requireKey("app-key", appKey);
        if ((devKey == null) != (apiDevSecret == null)) {
            throw new IllegalArgumentException("dev-key and dev-secret must be configured together, or neither");
        }
        if (devKey != null) {
            requireKey("dev-key", devKey);
        }
        requireNumber("the code template", codeTemplate);
        if (codeSignature != null) {
            requireNumber("the code signature", codeSignature);
        }
        signatures = Map.copyOf(signatures);
        signatures.forEach(JsmsSettings::requireSender);
    }

    /** Returns settings for the provider {@code jsms} at the vendor's address, without the account's credentials. */
    public static JsmsSettings of(String appKey, String masterSecret) {
        return new JsmsSettings(
                ProviderId.of("jsms"),
                appKey,
                Secret.of("master-secret", masterSecret),
                null,
                null,
                VERIFICATION_TEMPLATE,
                null,
                Map.of(),
                HttpSettings.of(VENDOR));
    }

    /** Returns a copy with the developer account's credentials, so that the balance includes the account's quotas. */
    public JsmsSettings withAccount(String key, String secret) {
        Secret own = Secret.of("api-dev-secret", secret);
        return new JsmsSettings(id, appKey, masterSecret, key, own, codeTemplate, codeSignature, signatures, http);
    }

    /**
     * Returns a copy with other defaults for text codes that JSMS generates, for messages that name none. The default
     * is template 1, which exists in every console, with the application's default signature.
     *
     * @param templateId the number of a template of the verification type
     * @param signatureId the number of a signature; null for the application's default
     */
    public JsmsSettings codes(String templateId, @Nullable String signatureId) {
        return new JsmsSettings(
                id, appKey, masterSecret, devKey, apiDevSecret, templateId, signatureId, signatures, http);
    }

    /**
     * Returns a copy with a signature for messages that name this sender; call it once per sender. Once a sender is
     * mapped, a message with an unmapped sender is refused. The content's own signature takes precedence over the
     * sender's, and the sender's over the default of codes. Voice codes have no signature and ignore the sender.
     *
     * @param sender as in {@code SmsMessage.from}
     * @param signatureId the number of the signature, as the console shows it
     */
    public JsmsSettings signature(String sender, String signatureId) {
        Map<String, String> more = new HashMap<>(signatures);
        more.put(sender, signatureId);
        return new JsmsSettings(
                id, appKey, masterSecret, devKey, apiDevSecret, codeTemplate, codeSignature, more, http);
    }

    /** Returns a copy with another base URL; all other HTTP settings are kept. */
    public JsmsSettings at(URI baseUrl) {
        return with(http.at(baseUrl));
    }

    /** Returns a copy with other HTTP settings, such as timeouts or a proxy. */
    public JsmsSettings with(HttpSettings other) {
        return new JsmsSettings(
                id, appKey, masterSecret, devKey, apiDevSecret, codeTemplate, codeSignature, signatures, other);
    }

    /** Returns a copy with another provider name, for a second application. */
    public JsmsSettings named(String name) {
        ProviderId other = ProviderId.of(name);
        return new JsmsSettings(
                other, appKey, masterSecret, devKey, apiDevSecret, codeTemplate, codeSignature, signatures, http);
    }

    private static void requireKey(String name, String key) {
        // not a secret, because it is printed in part, but it is sent in the same header as one
        Secret.of(name, key);
        if (key.length() > MOST || key.indexOf(':') >= 0) {
            throw new IllegalArgumentException(name + " must have no colon and at most " + MOST
                    + " characters; copy it from the console, where it has 24 letters and digits");
        }
    }

    private static void requireNumber(String what, String id) {
        if (!JsmsCapabilities.isNumber(id)) {
            throw new IllegalArgumentException(what + " must be a number, as the console shows it");
        }
    }

    private static void requireSender(String sender, String signatureId) {
        if (sender.isBlank() || sender.length() > 32) {
            throw new IllegalArgumentException(
                    "a sender mapped to a signature must have 1 to 32 characters, not " + sender.length());
        }
        requireNumber("the signature of a sender", signatureId);
    }

    /** Returns the printable part of a key: its end; nothing of a key so short that the end is half of it. */
    static String masked(String key) {
        return key.length() < 8 ? "…" : "…" + key.substring(key.length() - 2);
    }

    @Override
    public String toString() {
        return "JsmsSettings{" + id + ", app " + masked(appKey) + (devKey == null ? "" : ", account " + masked(devKey))
                + ", " + http + "}";
    }
}
