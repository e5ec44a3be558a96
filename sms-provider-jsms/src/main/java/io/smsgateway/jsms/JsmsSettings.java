package io.smsgateway.jsms;

import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.http.HttpSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Settings of one application at JSMS. Create with {@link #of}; each wither returns a changed copy. */
public final class JsmsSettings {

    /** Not changed once settings hold them. */
    private final JsmsSettingsValues values;

    private JsmsSettings(JsmsSettingsValues values) {
        this.values = values;
    }

    private JsmsSettings with(Consumer<JsmsSettingsValues> change) {
        JsmsSettingsValues changed = values.copy();
        change.accept(changed);
        return new JsmsSettings(changed);
    }

    /**
     * Returns settings for the provider {@code jsms} at the vendor's address, without the account's credentials.
     *
     * @param appKey the application's key from the console
     * @param masterSecret the secret of the application's key
     * @throws IllegalArgumentException when one cannot be a credential; the message does not repeat it
     */
    public static JsmsSettings of(String appKey, String masterSecret) {
        AccessKey.require("app-key", appKey);
        return new JsmsSettings(new JsmsSettingsValues(appKey, Secret.of("master-secret", masterSecret)));
    }

    /** Returns the provider's name. */
    public ProviderId id() {
        return values.id;
    }

    /** Returns the application's key, which authorises sending and reading the application's quotas. */
    public String appKey() {
        return values.appKey;
    }

    /** Returns the secret of the application's key. */
    public Secret masterSecret() {
        return values.masterSecret;
    }

    /** Returns the secret that the vendor may still sign callbacks with; null unless it is being changed. */
    public @Nullable Secret previousMasterSecret() {
        return values.previousMasterSecret;
    }

    /** Returns the developer account's key, which authorises reading the account's quotas; null for none. */
    public @Nullable String devKey() {
        return values.devKey;
    }

    /** Returns the secret of the account's key; null exactly if the key is null. */
    public @Nullable Secret apiDevSecret() {
        return values.apiDevSecret;
    }

    /** Returns the number of the template for text codes that JSMS generates. */
    public String codeTemplate() {
        return values.codeTemplate;
    }

    /** Returns the number of the signature of such texts; null for the application's default. */
    public @Nullable String codeSignature() {
        return values.codeSignature;
    }

    /** Returns the numbers of signatures by the senders that messages name; if empty, senders are ignored. Unmodifiable. */
    public Map<String, String> signatures() {
        return values.signatures;
    }

    /** Returns base URL, timeouts and connections. */
    public HttpSettings http() {
        return values.http;
    }

    /** Returns a copy with another provider name, for a second application; see {@link ProviderId#of}. */
    public JsmsSettings withId(String name) {
        ProviderId id = ProviderId.of(name);
        return with(copy -> copy.id = id);
    }

    /** Returns a copy that also accepts callbacks signed with this secret; remove it 14 hours after the change. */
    public JsmsSettings withPreviousMasterSecret(String secret) {
        Secret previous = Secret.of("previous-master-secret", secret);
        return with(copy -> copy.previousMasterSecret = previous);
    }

    /** Returns a copy with the developer account's credentials, so that the balance includes the account's quotas. */
    public JsmsSettings withAccount(String key, String secret) {
        AccessKey.require("dev-key", key);
        Secret own = Secret.of("api-dev-secret", secret);
        return with(copy -> {
            copy.devKey = key;
            copy.apiDevSecret = own;
        });
    }

    /**
     * Returns a copy with other defaults for text codes that JSMS generates, for messages that name none. The default
     * is template 1, which exists in every console, with the application's default signature.
     *
     * @param templateId the number of a template of the verification type
     * @param signatureId the number of a signature; null for the application's default
     */
    public JsmsSettings withCodes(String templateId, @Nullable String signatureId) {
        requireNumber("the code template", templateId);
        if (signatureId != null) {
            requireNumber("the code signature", signatureId);
        }
        return with(copy -> {
            copy.codeTemplate = templateId;
            copy.codeSignature = signatureId;
        });
    }

    /**
     * Returns a copy with a signature for messages that name this sender; call it once per sender. Once a sender is
     * mapped, a message with an unmapped sender is refused. The content's own signature takes precedence over the
     * sender's, and the sender's over the default of codes. Voice codes have no signature and ignore the sender.
     *
     * @param sender as in {@code SmsMessage.from}
     * @param signatureId the number of the signature, as the console shows it
     */
    public JsmsSettings withSignature(String sender, String signatureId) {
        if (sender.isBlank() || sender.length() > 32) {
            throw new IllegalArgumentException(
                    "a sender mapped to a signature must have 1 to 32 characters, not " + sender.length());
        }
        requireNumber("the signature of a sender", signatureId);
        Map<String, String> more = new HashMap<>(values.signatures);
        more.put(sender, signatureId);
        return with(copy -> copy.signatures = Map.copyOf(more));
    }

    /** Returns a copy with another base URL; all other HTTP settings are kept. */
    public JsmsSettings withBaseUrl(URI baseUrl) {
        return withHttp(values.http.withBaseUrl(baseUrl));
    }

    /** Returns a copy with other HTTP settings, such as timeouts or a proxy. */
    public JsmsSettings withHttp(HttpSettings other) {
        Objects.requireNonNull(other, "http");
        return with(copy -> copy.http = other);
    }

    private static void requireNumber(String what, String id) {
        if (!JsmsCapabilities.isNumber(id)) {
            throw new IllegalArgumentException(what + " must be a number, as the console shows it");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsmsSettings settings && values.all().equals(settings.values.all());
    }

    @Override
    public int hashCode() {
        return values.all().hashCode();
    }

    @Override
    public String toString() {
        String account = values.devKey == null ? "" : ", account " + AccessKey.masked(values.devKey);
        return "JsmsSettings{" + values.id + ", app " + AccessKey.masked(values.appKey) + account + ", " + values.http
                + "}";
    }
}
