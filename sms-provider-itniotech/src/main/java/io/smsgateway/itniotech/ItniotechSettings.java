package io.smsgateway.itniotech;

import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.http.HttpSettings;
import java.net.URI;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one account and application at Itniotech or a sister brand. {@code toString} prints neither key nor
 * secret.
 *
 * @param id the provider's name in this application
 * @param apiKey the account's API key; printable ASCII without blanks
 * @param apiSecret the secret that signs requests
 * @param appId the SMS application; printable ASCII without blanks
 * @param http base URL, timeouts and connections; the base URL includes the path up to {@code /sendSms}; the paths of
 *     codes and calls are derived from it
 * @param currency currency of the account's money, which the vendor does not name; null if unknown
 * @param codes settings of one-time codes; null if the account has none
 */
public record ItniotechSettings(
        ProviderId id,
        String apiKey,
        Secret apiSecret,
        String appId,
        HttpSettings http,
        @Nullable Currency currency,
        @Nullable Codes codes) {

    /** Base URL of Itniotech. */
    public static final URI ITNIOTECH = URI.create("https://api.itniotech.com/sms");

    /** Base URL of Onbuka. */
    public static final URI ONBUKA = URI.create("https://api.onbuka.com/v3");

    /** Base URL of Laaffic. */
    public static final URI LAAFFIC = URI.create("https://api.laaffic.com/v3");

    public ItniotechSettings {
        // the rules for a secret hold for the key and ids sent beside it
        Secret.of("api-key", apiKey);
        Secret.of("app-id", appId);
        WireValue.requirePart("app-id", appId);
    }

    /**
     * Settings of one-time codes, set up in the vendor's console: an application of the OTP product, which differs
     * from that of SMS, and one of its templates.
     *
     * @param appId printable ASCII without blanks
     * @param templateId template of messages that name no other; more than zero
     */
    public record Codes(String appId, int templateId) {

        public Codes {
            Secret.of("otp-app-id", appId);
            WireValue.requirePart("otp-app-id", appId);
            if (templateId < 1) {
                throw new IllegalArgumentException(
                        "otp-template-id must be the number of a template, not " + templateId);
            }
        }

        @Override
        public String toString() {
            return "Codes{template " + templateId + "}";
        }
    }

    /**
     * Returns settings for an account at Itniotech, named {@code itniotech}.
     *
     * @throws IllegalArgumentException if a value is empty or has a blank; the message does not repeat it
     */
    public static ItniotechSettings of(String apiKey, String apiSecret, String appId) {
        return new ItniotechSettings(
                ProviderId.of("itniotech"),
                apiKey,
                Secret.of("api-secret", apiSecret),
                appId,
                HttpSettings.of(ITNIOTECH),
                null,
                null);
    }

    /** Returns a copy with another provider name, for an application with several accounts. */
    public ItniotechSettings named(String name) {
        return new ItniotechSettings(ProviderId.of(name), apiKey, apiSecret, appId, http, currency, codes);
    }

    /** Returns a copy with another base URL, such as {@link #ONBUKA}; all other HTTP settings are kept. */
    public ItniotechSettings at(URI baseUrl) {
        return with(http.at(baseUrl));
    }

    /** Returns a copy with other HTTP settings. */
    public ItniotechSettings with(HttpSettings reached) {
        return new ItniotechSettings(id, apiKey, apiSecret, appId, reached, currency, codes);
    }

    /** Returns a copy with this currency of its money. */
    public ItniotechSettings withCurrency(Currency money) {
        return new ItniotechSettings(id, apiKey, apiSecret, appId, http, money, codes);
    }

    /** Returns a copy with one-time codes of this application of the OTP product and this template. */
    public ItniotechSettings codes(String otpAppId, int templateId) {
        return new ItniotechSettings(id, apiKey, apiSecret, appId, http, currency, new Codes(otpAppId, templateId));
    }

    /** Returns the printable part of the application's id: its last two characters, or none of a short one. */
    String maskedAppId() {
        return "…" + (appId.length() < 4 ? "" : appId.substring(appId.length() - 2));
    }

    @Override
    public String toString() {
        return "ItniotechSettings{" + id + ", app " + maskedAppId() + ", " + http.baseUrl() + "}";
    }
}
