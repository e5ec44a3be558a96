package io.smsgateway.springboot;

import io.smsgateway.MessageClass;
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
 * How to reach the vendor of one account. Takes one property after the other over the defaults, so that a wrong one is known.
 *
 * @param baseUrl in place of the vendor's own; null to leave it
 * @param bundles SSL bundles by name
 */
record ConfiguredHttp(ProviderAccount account, @Nullable URI baseUrl, Function<String, SSLContext> bundles) {

    HttpSettings over(HttpSettings defaults) {
        Http http = account.properties().http();
        HttpSettings there = InvalidConfigurationException.at(
                account.path("base-url"), () -> baseUrl == null ? defaults : defaults.at(baseUrl));
        HttpSettings timed = InvalidConfigurationException.within(
                account.path("http"),
                List.of("max-connections", "connect-timeout"),
                () -> new HttpSettings(
                        there.baseUrl(),
                        or(http.maxConnections(), there.maxConnections()),
                        or(http.connectTimeout(), there.connectTimeout()),
                        there.responseTimeouts(),
                        there.proxy(),
                        there.sslContext()));
        HttpSettings patient = InvalidConfigurationException.at(
                account.path("http.response-timeouts"),
                () -> new HttpSettings(
                        timed.baseUrl(),
                        timed.maxConnections(),
                        timed.connectTimeout(),
                        timeouts(http.responseTimeouts(), timed),
                        timed.proxy(),
                        timed.sslContext()));
        String bundle = account.properties().ssl().bundle();
        return InvalidConfigurationException.at(
                account.path("http.proxy"),
                "Write it as `http://host:port`.",
                () -> new HttpSettings(
                        patient.baseUrl(),
                        patient.maxConnections(),
                        patient.connectTimeout(),
                        patient.responseTimeouts(),
                        http.proxy() == null ? patient.proxy() : http.proxy(),
                        bundle == null ? patient.sslContext() : context(bundle)));
    }

    private SSLContext context(String bundle) {
        try {
            return bundles.apply(bundle);
        } catch (RuntimeException unusable) {
            throw new InvalidConfigurationException(
                    "the SSL bundle `" + bundle + "` can't be used: " + unusable.getMessage(),
                    account.path("ssl.bundle"),
                    "Write it under `spring.ssl.bundle`, as `spring.ssl.bundle.pem." + bundle + "` for example.");
        }
    }

    private static Map<MessageClass, Duration> timeouts(ResponseTimeouts given, HttpSettings defaults) {
        Map<MessageClass, Duration> all = new EnumMap<>(defaults.responseTimeouts());
        put(all, MessageClass.OTP, given.otp());
        put(all, MessageClass.TRANSACTIONAL, given.transactional());
        put(all, MessageClass.MARKETING, given.marketing());
        return all;
    }

    private static void put(Map<MessageClass, Duration> all, MessageClass messageClass, @Nullable Duration given) {
        if (given != null) {
            all.put(messageClass, given);
        }
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
