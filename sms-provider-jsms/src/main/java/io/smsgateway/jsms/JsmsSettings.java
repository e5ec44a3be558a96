package io.smsgateway.jsms;

import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.http.HttpSettings;
import java.net.URI;
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
 * @param http where the vendor is and how long it may take
 */
public record JsmsSettings(
        ProviderId id,
        String appKey,
        Secret masterSecret,
        @Nullable String devKey,
        @Nullable Secret apiDevSecret,
        HttpSettings http) {

    private static final URI VENDOR = URI.create("https://api.sms.jpush.cn");
    private static final int MOST = 200;

    public JsmsSettings {
        requireKey("app-key", appKey);
        if ((devKey == null) != (apiDevSecret == null)) {
            throw new IllegalArgumentException(
                    "dev-key and api-dev-secret belong together: configure both, or neither");
        }
        if (devKey != null) {
            requireKey("dev-key", devKey);
        }
    }

    /** The provider {@code jsms} at the vendor's own address, without the account's credentials. */
    public static JsmsSettings of(String appKey, String masterSecret) {
        return new JsmsSettings(
                ProviderId.of("jsms"),
                appKey,
                Secret.of("master-secret", masterSecret),
                null,
                null,
                HttpSettings.of(VENDOR));
    }

    /** With the developer account's credentials, so that the balance has the account's quotas as well. */
    public JsmsSettings withAccount(String key, String secret) {
        return new JsmsSettings(id, appKey, masterSecret, key, Secret.of("api-dev-secret", secret), http);
    }

    /** At another address, with the time-outs and all else that was set. */
    public JsmsSettings at(URI baseUrl) {
        return with(http.at(baseUrl));
    }

    /** With other time-outs, proxy and so on. */
    public JsmsSettings with(HttpSettings other) {
        return new JsmsSettings(id, appKey, masterSecret, devKey, apiDevSecret, other);
    }

    /** Under another name, for a second application. */
    public JsmsSettings named(String name) {
        return new JsmsSettings(ProviderId.of(name), appKey, masterSecret, devKey, apiDevSecret, http);
    }

    private static void requireKey(String name, String key) {
        // printed in part, so it is no secret; but it travels in the same header as one
        Secret.of(name, key);
        if (key.length() > MOST || key.indexOf(':') >= 0) {
            throw new IllegalArgumentException(name + " has a colon or more than " + MOST
                    + " characters; copy it from the console, where it has 24 letters and digits");
        }
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
