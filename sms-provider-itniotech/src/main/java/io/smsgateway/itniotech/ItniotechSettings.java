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
 * @param http how to reach the vendor; the base URL includes the path up to {@code /sendSms}
 * @param currency of the account's money, which the vendor does not say; null where it is not known
 */
public record ItniotechSettings(
        ProviderId id,
        String apiKey,
        Secret apiSecret,
        String appId,
        HttpSettings http,
        @Nullable Currency currency) {

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
                null);
    }

    /** The same account under another name, for an application with several. */
    public ItniotechSettings named(String name) {
        return new ItniotechSettings(ProviderId.of(name), apiKey, apiSecret, appId, http, currency);
    }

    /** The same account at another base URL, all else about HTTP kept, such as {@link #ONBUKA}. */
    public ItniotechSettings at(URI baseUrl) {
        return with(http.at(baseUrl));
    }

    /** The same account, reached in this way. */
    public ItniotechSettings with(HttpSettings reached) {
        return new ItniotechSettings(id, apiKey, apiSecret, appId, reached, currency);
    }

    /** The same account with its money in this currency. */
    public ItniotechSettings in(Currency money) {
        return new ItniotechSettings(id, apiKey, apiSecret, appId, http, money);
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
