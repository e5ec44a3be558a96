package io.smsgateway.itniotech;

import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.http.HttpSettings;
import java.net.URI;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one account and application at Itniotech or a sister brand. Create with {@link #of}; each wither returns
 * a changed copy. {@code toString} prints neither key nor secret.
 */
public final class ItniotechSettings {

    /** Base URL of Itniotech. */
    public static final URI ITNIOTECH = URI.create("https://api.itniotech.com/sms");

    /** Base URL of Onbuka. */
    public static final URI ONBUKA = URI.create("https://api.onbuka.com/v3");

    /** Base URL of Laaffic. */
    public static final URI LAAFFIC = URI.create("https://api.laaffic.com/v3");

    private final ProviderId id;
    private final String apiKey;
    private final Secret apiSecret;
    private final String appId;
    private final HttpSettings http;
    private final @Nullable Currency currency;
    private final @Nullable Codes codes;

    private ItniotechSettings(
            ProviderId id,
            String apiKey,
            Secret apiSecret,
            String appId,
            HttpSettings http,
            @Nullable Currency currency,
            @Nullable Codes codes) {
        this.id = id;
        this.apiKey = apiKey;
        this.apiSecret = apiSecret;
        this.appId = appId;
        this.http = Objects.requireNonNull(http, "http");
        this.currency = currency;
        this.codes = codes;
    }

    /**
     * Settings of one-time codes, set up in the vendor's console: an application of the OTP product, which differs
     * from that of SMS, and one of its templates.
     */
    public static final class Codes {

        private final String appId;
        private final int templateId;

        private Codes(String appId, int templateId) {
            this.appId = appId;
            this.templateId = templateId;
        }

        /**
         * Returns settings of one-time codes.
         *
         * @param appId application of the OTP product; printable ASCII without blanks
         * @param templateId template of messages that name no other; more than zero
         * @throws IllegalArgumentException when a value is invalid; the message does not repeat the application
         */
        public static Codes of(String appId, int templateId) {
            WireValue.requireApp("otp-app-id", appId);
            if (templateId < 1) {
                throw new IllegalArgumentException(
                        "otp-template-id must be the number of a template, not " + templateId);
            }
            return new Codes(appId, templateId);
        }

        /** Returns the application of the OTP product. */
        public String appId() {
            return appId;
        }

        /** Returns the template of messages that name no other. */
        public int templateId() {
            return templateId;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Codes codes && appId.equals(codes.appId) && templateId == codes.templateId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(appId, templateId);
        }

        @Override
        public String toString() {
            return "Codes{template " + templateId + "}";
        }
    }

    /**
     * Returns settings for an account at Itniotech, named {@code itniotech}.
     *
     * @param apiKey the account's API key; printable ASCII without blanks
     * @param apiSecret the secret that signs requests
     * @param appId the SMS application; printable ASCII without blanks
     * @throws IllegalArgumentException if a value is empty or has a blank; the message does not repeat it
     */
    public static ItniotechSettings of(String apiKey, String apiSecret, String appId) {
        // the rules for a secret hold for the key and ids sent beside it
        Secret.of("api-key", apiKey);
        WireValue.requireApp("app-id", appId);
        ProviderId id = ProviderId.of("itniotech");
        Secret secret = Secret.of("api-secret", apiSecret);
        return new ItniotechSettings(id, apiKey, secret, appId, HttpSettings.of(ITNIOTECH), null, null);
    }

    /** Returns the provider's name in this application. */
    public ProviderId id() {
        return id;
    }

    /** Returns the account's API key. */
    public String apiKey() {
        return apiKey;
    }

    /** Returns the secret that signs requests. */
    public Secret apiSecret() {
        return apiSecret;
    }

    /** Returns the SMS application. */
    public String appId() {
        return appId;
    }

    /**
     * Returns base URL, timeouts and connections. The base URL includes the path up to {@code /sendSms}; the paths of
     * codes and calls are derived from it.
     */
    public HttpSettings http() {
        return http;
    }

    /** Returns the currency of the account's money, which the vendor does not name; null if unknown. */
    public @Nullable Currency currency() {
        return currency;
    }

    /** Returns the settings of one-time codes; null if the account has none. */
    public @Nullable Codes codes() {
        return codes;
    }

    /** Returns a copy with another provider name, for several accounts; see {@link ProviderId#of}. */
    public ItniotechSettings withId(String name) {
        return new ItniotechSettings(ProviderId.of(name), apiKey, apiSecret, appId, http, currency, codes);
    }

    /** Returns a copy with another base URL, such as {@link #ONBUKA}; all other HTTP settings are kept. */
    public ItniotechSettings withBaseUrl(URI baseUrl) {
        return withHttp(http.withBaseUrl(baseUrl));
    }

    /** Returns a copy with other HTTP settings. */
    public ItniotechSettings withHttp(HttpSettings other) {
        return new ItniotechSettings(id, apiKey, apiSecret, appId, other, currency, codes);
    }

    /** Returns a copy with this currency of its money; null if unknown. */
    public ItniotechSettings withCurrency(@Nullable Currency money) {
        return new ItniotechSettings(id, apiKey, apiSecret, appId, http, money, codes);
    }

    /** Returns a copy with one-time codes of this application of the OTP product and this template. */
    public ItniotechSettings withCodes(String otpAppId, int templateId) {
        return withCodes(Codes.of(otpAppId, templateId));
    }

    /** Returns a copy with these settings of one-time codes; null if the account has none. */
    public ItniotechSettings withCodes(@Nullable Codes settings) {
        return new ItniotechSettings(id, apiKey, apiSecret, appId, http, currency, settings);
    }

    /** Returns the printable part of the application's id: its last two characters, or none of a short one. */
    String maskedAppId() {
        return "…" + (appId.length() < 4 ? "" : appId.substring(appId.length() - 2));
    }

    private List<@Nullable Object> state() {
        return Arrays.asList(id, apiKey, apiSecret, appId, http, currency, codes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ItniotechSettings settings && state().equals(settings.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "ItniotechSettings{" + id + ", app " + maskedAppId() + ", " + http.baseUrl() + "}";
    }
}
