package io.smsgateway.springboot.properties;

import io.smsgateway.MessageClass;
import io.smsgateway.Secret;
import io.smsgateway.client.BalanceRule;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties that every entry of {@code sms-gateway.providers} has. Credentials and other properties of one vendor are in
 * the class that its {@link io.smsgateway.springboot.SmsProviderFactory} names. Prints no credential.
 *
 * @param type Vendor: jsms, itniotech, or the type of an SmsProviderFactory bean. Defaults to the name of the entry
 * @param enabled Whether the provider is used
 * @param baseUrl Base URL of the vendor's API. https, or http on a loopback address. Defaults to the vendor's own
 * @param http HTTP connections to the vendor
 * @param ssl Certificates to trust
 * @param policies Limits on requests, and when an unhealthy provider gets none
 * @param balance Balance checks
 * @param callbackToken Token in the callback URL of this provider: 32 to 200 letters and digits. Defaults to
 *     sms-gateway.callbacks.token
 */
@ConfigurationPropertiesSource
public record ProviderProperties(
        @Nullable String type,
        @DefaultValue("true") boolean enabled,
        @Nullable URI baseUrl,
        @DefaultValue Http http,
        @DefaultValue Ssl ssl,
        @DefaultValue Policies policies,
        @DefaultValue BalanceCheck balance,
        @Nullable String callbackToken) {

    /**
     * HTTP connections to the vendor.
     *
     * @param maxConnections Maximum number of concurrent connections, policies.max-in-flight to 1000. 1000 by default, so
     *     that policies.max-in-flight decides
     * @param connectTimeout Timeout of the name look-up and the TCP connect together, and again of the TLS handshake, 1ms
     *     to 60s. 2s by default
     * @param responseTimeouts Maximum time until the response is complete
     * @param proxy Proxy URL, such as http://host:port; needs an https base URL. None by default; the JVM's proxy settings
     *     are ignored
     * @param proxyUser User to name to the proxy by Basic authentication. None by default
     * @param proxyPassword Password of the proxy's user
     */
    public record Http(
            @Nullable Integer maxConnections,
            @Nullable Duration connectTimeout,
            @DefaultValue ResponseTimeouts responseTimeouts,
            @Nullable URI proxy,
            @Nullable String proxyUser,
            @Nullable Secret proxyPassword) {}

    /**
     * Maximum time until the response is complete, 1ms to 1h.
     *
     * @param otp Response timeout of one-time codes, 1ms to 1h. 8s by default
     * @param transactional Response timeout of transactional messages, 1ms to 1h. 15s by default
     * @param marketing Response timeout of marketing messages, 1ms to 1h. 30s by default
     */
    public record ResponseTimeouts(
            @Nullable Duration otp,
            @Nullable Duration transactional,
            @Nullable Duration marketing) {}

    /**
     * Certificates to trust.
     *
     * @param bundle SSL bundle under spring.ssl.bundle with the certificates to trust; a reloaded bundle applies to new
     *     connections. Defaults to the certificates of the Java platform
     */
    public record Ssl(@Nullable String bundle) {}

    /**
     * Policies around one provider.
     *
     * @param maxInFlight Maximum number of concurrent requests, 1 to 1000. 50 by default
     * @param rateLimit Rate limit of requests
     * @param breaker Circuit breaker
     * @param probeEvery Interval of the balance queries that probe a suspended provider, 1s to 24h. 60s by default
     * @param sharedRequests Classes whose waiting messages of different calls share a request: otp, transactional, marketing.
     *     None by default
     */
    public record Policies(
            @Nullable Integer maxInFlight,
            @DefaultValue RateLimit rateLimit,
            @DefaultValue Breaker breaker,
            @Nullable Duration probeEvery,
            @DefaultValue Set<MessageClass> sharedRequests) {}

    /**
     * Rate limit of requests.
     *
     * @param requests Maximum number of requests in any interval of the length per, 1 to 1000000. No limit by default
     * @param per Interval of the rate limit, 1ms to 24h
     */
    public record RateLimit(
            @Nullable Integer requests, @DefaultValue("1s") Duration per) {}

    /**
     * Circuit breaker of one provider.
     *
     * @param failureRate Percentage of failed requests within a minute that opens the breaker, 1 to 100. 50 by default
     * @param consecutiveFailures Number of consecutive failures over a second or longer that opens the breaker, at least 1.
     *     5 by default
     * @param slowCall Duration above which a request with one-time codes counts as slow, 1ms to 1h. 3s by default
     * @param openFor Duration of the first opening, 1ms to 24h; each further one in a row lasts twice as long, up to
     *     300s, or as long as the first where that is longer. 1s by default
     */
    public record Breaker(
            @Nullable Integer failureRate,
            @Nullable Integer consecutiveFailures,
            @Nullable Duration slowCall,
            @Nullable Duration openFor) {}

    /**
     * Balance checks.
     *
     * @param checkEvery Interval of balance queries, 1s to 24h. 10m by default where low-below is set, otherwise no
     *     queries
     * @param lowBelow Threshold per quota, in messages or in money, below which a balance is low, 0.000001 to
     *     1000000000000. None by default
     */
    public record BalanceCheck(
            @Nullable Duration checkEvery, @Nullable BigDecimal lowBelow) {

        private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(10);

        public BalanceCheck {
            checkEvery = checkEvery == null && lowBelow != null ? DEFAULT_INTERVAL : checkEvery;
            Duration every = checkEvery;
            InvalidValueException.check("check-every", () -> BalanceRule.DEFAULT.withCheckEvery(every));
            InvalidValueException.check("low-below", () -> BalanceRule.DEFAULT.withLowBelow(lowBelow));
        }
    }

    @Override
    public String toString() {
        return "ProviderProperties{type=" + type + ", enabled=" + enabled + "}";
    }
}
