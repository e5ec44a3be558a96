package io.smsgateway.springboot.properties;

import io.smsgateway.Secret;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of an entry of type {@code itniotech}, beside those of every entry. The prefix is that of an entry named {@code
 * itniotech}, for completion in IDEs.
 *
 * @param preset Brand whose base URL is used: itniotech, onbuka or laaffic. itniotech by default
 * @param apiKey API key of the account. Required
 * @param apiSecret API secret of the account. Required
 * @param appId Id of the SMS application. Required
 * @param currency Currency of the account, such as USD; the vendor reports none. None by default
 * @param codes One-time codes that the vendor generates. None by default
 */
@ConfigurationProperties("sms-gateway.providers.itniotech")
public record ItniotechProperties(
        @Nullable Preset preset,
        String apiKey,
        Secret apiSecret,
        String appId,
        @Nullable Currency currency,
        @DefaultValue Codes codes) {

    /**
     * One-time codes that the vendor generates. The console sets their rules: length, lifetime and limits.
     *
     * @param appId Id of the application of the OTP product, which differs from that of SMS. None by default
     * @param templateId Id of the template of messages that name no other. Required with app-id
     */
    public record Codes(@Nullable String appId, @Nullable Integer templateId) {

        @Override
        public String toString() {
            return "Codes{template " + templateId + "}";
        }
    }

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
