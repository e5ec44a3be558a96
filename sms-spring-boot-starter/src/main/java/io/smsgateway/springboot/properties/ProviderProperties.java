package io.smsgateway.springboot.properties;

import io.smsgateway.client.BalanceRule;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One account at one vendor: an entry of {@code sms-gateway.providers}. Prints no credential.
 *
 * @param type Vendor: jsms, itniotech, or that of a SmsProviderFactory of yours. The entry's name by default
 * @param enabled Whether to use this provider
 * @param preset Vendor's address by name, for type itniotech: itniotech, onbuka or laaffic. itniotech by default
 * @param baseUrl Address of the vendor in place of its own. https, or http to this machine
 * @param appKey Key of the application, for type jsms
 * @param masterSecret Secret of the application, for type jsms
 * @param devKey Key of the developer account, for type jsms; reads the account's quotas. None by default
 * @param devSecret Secret of the developer account, for type jsms; goes with dev-key
 * @param apiKey Key of the account, for type itniotech
 * @param apiSecret Secret of the account, for type itniotech
 * @param appId SMS application, for type itniotech
 * @param currency Currency of the account's money such as USD, for type itniotech, which does not say it itself
 * @param signatures Numbers of the signatures that stand for senders, by the sender that messages name, for type jsms
 * @param codes What the texts with a code of the vendor's own are made from, for type jsms
 * @param options Settings for a SmsProviderFactory of yours
 * @param http How to reach the vendor
 * @param ssl Whom to trust
 * @param policies How much this provider is asked to do, and when it is left alone
 * @param balance When its balance is looked at
 * @param callbackToken Last part of the address that this vendor calls back, in place of sms-gateway.callbacks.token
 */
@ConfigurationPropertiesSource
public record ProviderProperties(
        @Nullable String type,
        @DefaultValue("true") boolean enabled,
        @Nullable String preset,
        @Nullable URI baseUrl,
        @Nullable String appKey,
        @Nullable String masterSecret,
        @Nullable String devKey,
        @Nullable String devSecret,
        @Nullable String apiKey,
        @Nullable String apiSecret,
        @Nullable String appId,
        @Nullable Currency currency,
        @DefaultValue Map<String, String> signatures,
        @DefaultValue Codes codes,
        @DefaultValue Map<String, String> options,
        @DefaultValue Http http,
        @DefaultValue Ssl ssl,
        @DefaultValue Policies policies,
        @DefaultValue Watch balance,
        @Nullable String callbackToken) {

    public ProviderProperties {
        signatures = new LinkedHashMap<>(signatures);
        options = new LinkedHashMap<>(options);
        SmsGatewayProperties.Callbacks.requireUnguessable("callback-token", callbackToken);
    }

    /** One of the credentials by the name of its property; null where it is not written. */
    @Nullable
    public String credential(String property) {
        return switch (property) {
            case "app-key" -> appKey;
            case "master-secret" -> masterSecret;
            case "dev-key" -> devKey;
            case "dev-secret" -> devSecret;
            case "api-key" -> apiKey;
            case "api-secret" -> apiSecret;
            case "app-id" -> appId;
            default -> property.startsWith("options.") ? options.get(property.substring("options.".length())) : null;
        };
    }

    /**
     * Texts with a code that the vendor makes.
     *
     * @param templateId Number of a template of the verification type. 1 by default, which every console has
     * @param signatureId Number of a signature. The application's own by default
     */
    public record Codes(
            @Nullable String templateId, @Nullable String signatureId) {}

    /**
     * How to reach the vendor.
     *
     * @param maxConnections How many exchanges may run at once, 1 to 1000. 64 by default
     * @param connectTimeout For TCP and TLS each, up to a minute. 2s by default
     * @param responseTimeouts How long the vendor may think
     * @param proxy Proxy, written http://host:port. None by default; the JVM's proxy settings are not looked at
     */
    public record Http(
            @Nullable Integer maxConnections,
            @Nullable Duration connectTimeout,
            @DefaultValue ResponseTimeouts responseTimeouts,
            @Nullable URI proxy) {}

    /**
     * How long the vendor may think about a request, up to 1h.
     *
     * @param otp With one-time codes. 8s by default
     * @param transactional With notices. 15s by default
     * @param marketing With advertisements. 30s by default
     */
    public record ResponseTimeouts(
            @Nullable Duration otp,
            @Nullable Duration transactional,
            @Nullable Duration marketing) {}

    /**
     * Whom to trust.
     *
     * @param bundle Name of an SSL bundle under spring.ssl.bundle; when it is reloaded, new connections trust what it
     *     says then. The platform's certificates by default
     */
    public record Ssl(@Nullable String bundle) {}

    /**
     * The policies around one provider.
     *
     * @param maxInFlight How many requests may be in flight at once, 1 to 1000. 50 by default
     * @param rateLimit How fast requests may follow each other. No limit by default
     * @param breaker When an ill provider is left alone
     * @param probeEvery How often a suspended provider is asked for its balance, to see whether it can send again; at
     *     least 1s. 60s by default
     */
    public record Policies(
            @Nullable Integer maxInFlight,
            @DefaultValue Rate rateLimit,
            @DefaultValue Breaker breaker,
            @Nullable Duration probeEvery) {}

    /**
     * How many requests a provider may be sent in a time.
     *
     * @param requests At least 1. No limit by default
     * @param per In which time so many may go
     * @param maxWait How long a request with one-time codes may wait for its turn before the next provider is asked
     */
    public record Rate(
            @Nullable Integer requests,
            @DefaultValue("1s") Duration per,
            @DefaultValue("1s") Duration maxWait) {}

    /**
     * When a provider's circuit opens and for how long.
     *
     * @param failureRate Percentage of failed requests within a minute that opens. 50 by default
     * @param consecutiveFailures How many in a row open at once. 5 by default
     * @param slowCall A request with one-time codes that takes longer counts as slow. 3s by default
     * @param openFor How long the first opening lasts; the n-th in a row lasts n times as long, up to 300s. 15s by default
     */
    public record Breaker(
            @Nullable Integer failureRate,
            @Nullable Integer consecutiveFailures,
            @Nullable Duration slowCall,
            @Nullable Duration openFor) {}

    /**
     * When a balance is looked at.
     *
     * @param checkEvery How often the vendor is asked, from a second to a day. 10m by default where low-below is
     *     written, else never
     * @param lowBelow What of it is a reason to warn: a number of messages or of money that each quota is below
     */
    public record Watch(
            @Nullable Duration checkEvery, @Nullable BigDecimal lowBelow) {

        private static final Duration USUAL = Duration.ofMinutes(10);

        public Watch {
            checkEvery = checkEvery == null && lowBelow != null ? USUAL : checkEvery;
            Duration every = checkEvery;
            InvalidValueException.check("check-every", () -> new BalanceRule(every, null));
            InvalidValueException.check("low-below", () -> new BalanceRule(null, lowBelow));
        }

        /** Returns the rule by which the balance is checked. Internal: may change without notice. */
        public BalanceRule rule() {
            return new BalanceRule(checkEvery, lowBelow);
        }
    }

    @Override
    public String toString() {
        return "ProviderProperties{type=" + type + ", enabled=" + enabled + "}";
    }
}
