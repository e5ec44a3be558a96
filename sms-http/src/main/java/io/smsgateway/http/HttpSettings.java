package io.smsgateway.http;

import com.google.common.collect.Maps;
import io.smsgateway.MessageClass;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Connection settings for one vendor.
 *
 * @param baseUrl {@code https}, or {@code http} for a loopback address; without user info, query or fragment
 * @param maxConnections maximum number of concurrent exchanges, 1 to 1000
 * @param connectTimeout timeout of the TCP connect and of the TLS handshake each, and upper bound of the wait for a
 *     pooled connection; up to a minute
 * @param responseTimeouts response timeout by message class; every class, each up to an hour. Copied
 * @param proxy {@code http://host:port}, or null for none; the JVM's proxy settings are ignored
 * @param sslContext TLS context with the trusted certificates, or null for the platform's
 */
public record HttpSettings(
        URI baseUrl,
        int maxConnections,
        Duration connectTimeout,
        Map<MessageClass, Duration> responseTimeouts,
        @Nullable URI proxy,
        @Nullable SSLContext sslContext) {

    public HttpSettings {
        BaseUrl.of(baseUrl);
        BaseUrl.proxy(proxy);
        if (maxConnections < 1 || maxConnections > 1000) {
            throw new IllegalArgumentException("maxConnections must be from 1 to 1000, not " + maxConnections);
        }
        requireWithin("connectTimeout", connectTimeout, Duration.ofMinutes(1));
        responseTimeouts = Map.copyOf(responseTimeouts);
        for (MessageClass messageClass : MessageClass.values()) {
            Duration timeout = responseTimeouts.get(messageClass);
            if (timeout == null) {
                throw new IllegalArgumentException("responseTimeouts lacks " + messageClass);
            }
            requireWithin("the response timeout of " + messageClass, timeout, Duration.ofHours(1));
        }
    }

    /**
     * Returns the defaults for a base URL: 64 connections, connect timeout 2 s, response timeout 8 s for {@code OTP},
     * 15 s for {@code TRANSACTIONAL} and 30 s for {@code MARKETING}.
     */
    public static HttpSettings of(URI baseUrl) {
        return new HttpSettings(
                baseUrl,
                64,
                Duration.ofSeconds(2),
                Map.of(
                        MessageClass.OTP, Duration.ofSeconds(8),
                        MessageClass.TRANSACTIONAL, Duration.ofSeconds(15),
                        MessageClass.MARKETING, Duration.ofSeconds(30)),
                null,
                null);
    }

    /** Returns a copy with another base URL. */
    public HttpSettings at(URI otherUrl) {
        return new HttpSettings(otherUrl, maxConnections, connectTimeout, responseTimeouts, proxy, sslContext);
    }

    /** Returns a copy with another maximum of concurrent exchanges. */
    public HttpSettings withMaxConnections(int max) {
        return new HttpSettings(baseUrl, max, connectTimeout, responseTimeouts, proxy, sslContext);
    }

    /** Returns a copy with another connect timeout. */
    public HttpSettings withConnectTimeout(Duration timeout) {
        return new HttpSettings(baseUrl, maxConnections, timeout, responseTimeouts, proxy, sslContext);
    }

    /** Returns a copy with another response timeout for one class; those of the other classes remain. */
    public HttpSettings withResponseTimeout(MessageClass messageClass, Duration timeout) {
        return withResponseTimeouts(Map.of(messageClass, timeout));
    }

    /** Returns a copy with one response timeout for all classes. */
    public HttpSettings withResponseTimeout(Duration timeout) {
        return withResponseTimeouts(Maps.toMap(EnumSet.allOf(MessageClass.class), messageClass -> timeout));
    }

    /** Returns a copy with other response timeouts for the classes given; those of the other classes remain. */
    public HttpSettings withResponseTimeouts(Map<MessageClass, Duration> timeouts) {
        Map<MessageClass, Duration> all = new EnumMap<>(responseTimeouts);
        all.putAll(timeouts);
        return new HttpSettings(baseUrl, maxConnections, connectTimeout, all, proxy, sslContext);
    }

    /** Returns a copy with another proxy; null for none. */
    public HttpSettings withProxy(@Nullable URI otherProxy) {
        return new HttpSettings(baseUrl, maxConnections, connectTimeout, responseTimeouts, otherProxy, sslContext);
    }

    /** Returns a copy with another TLS context; null for the platform's certificates. */
    public HttpSettings withSslContext(@Nullable SSLContext context) {
        return new HttpSettings(baseUrl, maxConnections, connectTimeout, responseTimeouts, proxy, context);
    }

    /** Returns the response timeout for messages of this class. */
    public Duration responseTimeout(MessageClass messageClass) {
        return Objects.requireNonNull(responseTimeouts.get(messageClass));
    }

    private static void requireWithin(String what, Duration value, Duration max) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    what + " must be from 1 ms to " + max.toSeconds() + " s, not " + value.toMillis() + " ms");
        }
    }

    @Override
    public String toString() {
        return "HttpSettings{" + BaseUrl.of(baseUrl).authority() + ", " + maxConnections + " connections"
                + (proxy == null ? "" : ", through a proxy") + "}";
    }
}
