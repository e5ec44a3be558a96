package io.smsgateway.springboot;

import io.smsgateway.MessageClass;
import io.smsgateway.Secret;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.ProviderProperties.Http;
import io.smsgateway.springboot.properties.ProviderProperties.ResponseTimeouts;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * HTTP settings of one account. Applies one property after the other, so that an invalid one is known.
 *
 * @param baseUrl replaces the adapter's; null to keep it
 * @param bundles SSL bundles by name
 */
record ConfiguredHttp(ProviderAccount<?> account, @Nullable URI baseUrl, Function<String, SSLContext> bundles) {

    HttpSettings over(HttpSettings defaults) {
        Http http = account.common().http();
        HttpSettings located = InvalidConfigurationException.at(
                account.path("base-url"), () -> baseUrl == null ? defaults : defaults.withBaseUrl(baseUrl));
        HttpSettings limited = InvalidConfigurationException.within(
                account.path("http"),
                List.of("max-connections", "connect-timeout"),
                () -> located.withMaxConnections(or(http.maxConnections(), located.maxConnections()))
                        .withConnectTimeout(or(http.connectTimeout(), located.connectTimeout())));
        requireConnections(limited.maxConnections());
        HttpSettings timed = InvalidConfigurationException.at(
                account.path("http.response-timeouts"),
                () -> limited.withResponseTimeouts(timeouts(http.responseTimeouts())));
        String bundle = account.common().ssl().bundle();
        return proxied(bundle == null ? timed : timed.withSslContext(context(bundle)));
    }

    /** Refuses fewer connections than requests may be in flight: the requests without one would be refused as busy. */
    private void requireConnections(int connections) {
        Integer configured = account.common().policies().maxInFlight();
        int inFlight = configured == null ? ProviderPolicies.DEFAULT.maxInFlight() : configured;
        if (connections < inFlight) {
            throw new InvalidConfigurationException(
                    "max-connections " + connections + " is less than max-in-flight, which is " + inFlight,
                    account.path("http.max-connections"),
                    "Remove it, or set `" + account.path("policies.max-in-flight") + "` to at most " + connections
                            + ".");
        }
    }

    private HttpSettings proxied(HttpSettings direct) {
        Http http = account.common().http();
        URI proxy = or(http.proxy(), direct.proxy());
        String user = http.proxyUser();
        Secret password = http.proxyPassword();
        if (user == null && password == null) {
            return InvalidConfigurationException.at(
                    account.path("http.proxy"),
                    "Write it as `http://host:port`, and a user as `" + account.path("http.proxy-user")
                            + "`; the base URL must be https.",
                    () -> http.proxy() == null ? direct : direct.withProxy(http.proxy()));
        }
        if (proxy == null || user == null || password == null) {
            String missing = proxy == null ? "proxy" : user == null ? "proxy-user" : "proxy-password";
            throw new InvalidConfigurationException(
                    "proxy, proxy-user and proxy-password belong together, and " + missing + " is missing",
                    account.path("http." + missing),
                    "Set it, or remove the user and the password of the proxy.");
        }
        return proxied(direct, proxy, user, password);
    }

    private HttpSettings proxied(HttpSettings direct, URI proxy, String user, Secret password) {
        return InvalidConfigurationException.at(
                account.path("http.proxy"),
                "Write it as `http://host:port`; the user must not have a colon, and the base URL must be https.",
                () -> direct.withProxy(proxy, user, password));
    }

    private SSLContext context(String bundle) {
        try {
            return bundles.apply(bundle);
        } catch (RuntimeException failure) {
            throw new InvalidConfigurationException(
                    "the SSL bundle `" + bundle + "` cannot be used: " + failure.getMessage(),
                    account.path("ssl.bundle"),
                    "Define it under `spring.ssl.bundle`, for example as `spring.ssl.bundle.pem." + bundle + "`.");
        }
    }

    private static Map<MessageClass, Duration> timeouts(ResponseTimeouts configured) {
        Map<MessageClass, Duration> timeouts = new EnumMap<>(MessageClass.class);
        put(timeouts, MessageClass.OTP, configured.otp());
        put(timeouts, MessageClass.TRANSACTIONAL, configured.transactional());
        put(timeouts, MessageClass.MARKETING, configured.marketing());
        return timeouts;
    }

    private static void put(Map<MessageClass, Duration> all, MessageClass messageClass, @Nullable Duration timeout) {
        if (timeout != null) {
            all.put(messageClass, timeout);
        }
    }

    private static <T extends @Nullable Object> T or(@Nullable T value, T defaultValue) {
        return value == null ? defaultValue : value;
    }
}
