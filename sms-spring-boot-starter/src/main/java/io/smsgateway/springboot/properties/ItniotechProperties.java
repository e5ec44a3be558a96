package io.smsgateway.springboot.properties;

import io.smsgateway.Secret;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of an entry of type {@code itniotech}, beside those of every entry. The prefix is that of an entry named {@code
 * itniotech}, for completion in IDEs.
 *
 * @param preset Brand whose base URL is used: itniotech, onbuka or laaffic. itniotech by default
 * @param apiKey API key of the account. Required
 * @param apiSecret API secret of the account. Required
 * @param appId Id of the SMS application. Required
 * @param currency Currency of the account, such as USD; the vendor reports none. None by default
 */
@ConfigurationProperties("sms-gateway.providers.itniotech")
public record ItniotechProperties(
        @Nullable Preset preset,
        String apiKey,
        Secret apiSecret,
        String appId,
        @Nullable Currency currency) {

    /** Brands that share the API of Itniotech. */
    public enum Preset {
        /** Itniotech. */
        ITNIOTECH,
        /** Onbuka. */
        ONBUKA,
        /** Laaffic. */
        LAAFFIC
    }

    @Override
    public String toString() {
        return "ItniotechProperties{preset=" + preset + ", currency=" + currency + "}";
    }
}
