package io.smsgateway.itniotech;

import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.http.HttpSettings;
import java.net.URI;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * One account and application at Itniotech or a sister brand. Prints neither key nor secret.
 *
 * @param id the provider's name in this application
 * @param apiKey the account's API key; printable ASCII without blanks
 * @param apiSecret what requests are signed with
 * @param appId the SMS application; printable ASCII without blanks
 * @param http how to reach the vendor; the base URL includes the path up to {@code /sendSms}; codes and calls
 *     are found beside it
 * @param currency of the account's money, which the vendor does not say; null where it is not known
 * @param codes what its one-time codes are made with; null where the account has none
 */
public record ItniotechSettings(
        ProviderId id,
        String apiKey,
        Secret apiSecret,
        String appId,
        HttpSettings http,
        @Nullable Currency currency,
        @Nullable Codes codes) {

    /** Where Itniotech is. */
    public static final URI ITNIOTECH = URI.create("https://api.itniotech.com/sms");

    /** Where Onbuka is. */
    public static final URI ONBUKA = URI.create("https://api.onbuka.com/v3");

    /** Where Laaffic is. */
    public static final URI LAAFFIC = URI.create("https://api.laaffic.com/v3");

    public ItniotechSettings {
        // what a secret must be is right for what travels beside it
        Secret.of("api-key", apiKey);
        Secret.of("app-id", appId);
        WireValue.requirePart("app-id", appId);
    }

    /**
     * What one-time codes are made with, set up in the vendor's console: an application of the OTP product, which is
     * another than that of SMS, and a template of it.
     *
     * @param appId printable ASCII without blanks
     * @param templateId of messages that name no other; more than zero
     */
    public record Codes(String appId, int templateId) {

        public Codes {
            Secret.of("otp-app-id", appId);
            WireValue.requirePart("otp-app-id", appId);
            if (templateId < 1) {
                throw new IllegalArgumentException("otp-template-id is the number of a template, not " + templateId);
            }
        }

        @Override
        public String toString() {
            return "Codes{template " + templateId + "}";
        }
    }

    /**
     * An account at Itniotech, named {@code itniotech}.
     *
     * @throws IllegalArgumentException when one of them is empty or has a blank; the message does not repeat it
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

    /** The same account under another name, for an application with several. */
    public ItniotechSettings named(String name) {
        return new ItniotechSettings(ProviderId.of(name), apiKey, apiSecret, appId, http, currency, codes);
    }

    /** The same account at another base URL, all else about HTTP kept, such as {@link #ONBUKA}. */
    public ItniotechSettings at(URI baseUrl) {
        return with(http.at(baseUrl));
    }

    /** The same account, reached in this way. */
    public ItniotechSettings with(HttpSettings reached) {
        return new ItniotechSettings(id, apiKey, apiSecret, appId, reached, currency, codes);
    }

    /** The same account with its money in this currency. */
    public ItniotechSettings withCurrency(Currency money) {
        return new ItniotechSettings(id, apiKey, apiSecret, appId, http, money, codes);
    }

    /** The same account with one-time codes made by this application of the OTP product, and this template of it. */
    public ItniotechSettings codes(String otpAppId, int templateId) {
        return new ItniotechSettings(id, apiKey, apiSecret, appId, http, currency, new Codes(otpAppId, templateId));
    }

    /** The application's id as far as it may be printed: its last two characters, or none of a short one. */
    String maskedAppId() {
        return "…" + (appId.length() < 4 ? "" : appId.substring(appId.length() - 2));
    }

    @Override
    public String toString() {
        return "ItniotechSettings{" + id + ", app " + maskedAppId() + ", " + http.baseUrl() + "}";
    }
}
