package io.smsgateway.jsms;

import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.http.HttpSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One application at JSMS, and how to reach it. Make it with {@link #of} and refine it with the short methods, each of
 * which returns a changed copy.
 *
 * @param id the provider's name
 * @param appKey the application's key, from the console; it sends and reads the application's quotas
 * @param masterSecret what belongs to the application's key
 * @param devKey the developer account's key, which reads the account's quotas; null for none
 * @param apiDevSecret what belongs to the account's key; null exactly when that is
 * @param codeTemplate the number of the template that texts with a code of JSMS's own are made from
 * @param codeSignature the number of the signature of such texts; null for the application's default
 * @param signatures from the senders that messages name to the numbers of the signatures they stand for; where it is
 *     empty, senders are ignored. Copied
 * @param http where the vendor is and how long it may take
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

    /** Stands in every console ready-made and approved, of the verification type. */
    private static final String VERIFICATION_TEMPLATE = "1";

    public JsmsSettings {
        requireKey("app-key", appKey);
        if ((devKey == null) != (apiDevSecret == null)) {
            throw new IllegalArgumentException(
                    "dev-key and api-dev-secret belong together: configure both, or neither");
        }
        if (devKey != null) {
            requireKey("dev-key", devKey);
        }
        requireNumber("the template of codes", codeTemplate);
        if (codeSignature != null) {
            requireNumber("the signature of codes", codeSignature);
        }
        signatures = Map.copyOf(signatures);
        signatures.forEach(JsmsSettings::requireSender);
    }

    /** The provider {@code jsms} at the vendor's own address, without the account's credentials. */
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

    /** With the developer account's credentials, so that the balance has the account's quotas as well. */
    public JsmsSettings withAccount(String key, String secret) {
        Secret own = Secret.of("api-dev-secret", secret);
        return new JsmsSettings(id, appKey, masterSecret, key, own, codeTemplate, codeSignature, signatures, http);
    }

    /**
     * With other defaults for the texts with a code that JSMS makes, where a message names none. Without this, it is
     * template 1, which every console has ready-made, and the application's default signature.
     *
     * @param templateId the number of a template of the verification type
     * @param signatureId the number of a signature; null for the application's default
     */
    public JsmsSettings codes(String templateId, @Nullable String signatureId) {
        return new JsmsSettings(
                id, appKey, masterSecret, devKey, apiDevSecret, templateId, signatureId, signatures, http);
    }

    /**
     * With a signature for the messages that name this sender; may be said for several. Once it is said for one, a
     * message that names another is refused. A signature that the content itself names goes before that of the sender,
     * and that of the sender before the default of codes. A call has none: there the sender is ignored.
     *
     * @param sender as {@code SmsMessage.from} has it
     * @param signatureId the number of the signature, as the console shows it
     */
    public JsmsSettings signature(String sender, String signatureId) {
        Map<String, String> more = new HashMap<>(signatures);
        more.put(sender, signatureId);
        return new JsmsSettings(
                id, appKey, masterSecret, devKey, apiDevSecret, codeTemplate, codeSignature, more, http);
    }

    /** At another address, with the time-outs and all else that was set. */
    public JsmsSettings at(URI baseUrl) {
        return with(http.at(baseUrl));
    }

    /** With other time-outs, proxy and so on. */
    public JsmsSettings with(HttpSettings other) {
        return new JsmsSettings(
                id, appKey, masterSecret, devKey, apiDevSecret, codeTemplate, codeSignature, signatures, other);
    }

    /** Under another name, for a second application. */
    public JsmsSettings named(String name) {
        ProviderId other = ProviderId.of(name);
        return new JsmsSettings(
                other, appKey, masterSecret, devKey, apiDevSecret, codeTemplate, codeSignature, signatures, http);
    }

    private static void requireKey(String name, String key) {
        // printed in part, so it is no secret; but it travels in the same header as one
        Secret.of(name, key);
        if (key.length() > MOST || key.indexOf(':') >= 0) {
            throw new IllegalArgumentException(name + " has a colon or more than " + MOST
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
                    "a sender to map to a signature has from 1 to 32 characters, not " + sender.length());
        }
        requireNumber("the signature of a sender", signatureId);
    }

    /** What may be shown of a key: its end, and nothing of one so short that its end would be half of it. */
    static String masked(String key) {
        return key.length() < 8 ? "…" : "…" + key.substring(key.length() - 2);
    }

    @Override
    public String toString() {
        return "JsmsSettings{" + id + ", app " + masked(appKey) + (devKey == null ? "" : ", account " + masked(devKey))
                + ", " + http + "}";
    }
}
