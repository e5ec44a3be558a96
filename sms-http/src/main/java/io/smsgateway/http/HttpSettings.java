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
 * How to reach one vendor.
 *
 * @param baseUrl {@code https} only; plain {@code http} to a loopback address alone. No user info, query or fragment
 * @param maxConnections how many exchanges may run at once, 1 to 1000
 * @param connectTimeout for TCP and TLS each, and for waiting for a free connection at most; up to a minute
 * @param responseTimeouts how long the vendor may think, by class of message: each class, up to an hour; copied
 * @param proxy {@code http://host:port}, or null for none; the JVM's proxy settings are not looked at
 * @param sslContext whom to trust, or null for the platform's certificates
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
                throw new IllegalArgumentException("answerTimeouts lacks " + messageClass);
            }
            requireWithin("the answer timeout of " + messageClass, timeout, Duration.ofHours(1));
        }
    }

    /** The defaults for a base URL: 64 connections, 2 s to connect, 8 s, 15 s or 30 s for an answer. */
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

    /** How long the vendor may think about messages of this class. */
    public Duration responseTimeout(MessageClass messageClass) {
        return Objects.requireNonNull(responseTimeouts.get(messageClass));
    }

    private static void requireWithin(String what, Duration value, Duration most) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    what + " must be from 1 ms to " + most.toSeconds() + " s, not " + value.toMillis() + " ms");
        }
    }

    @Override
    public String toString() {
        return "HttpSettings{" + BaseUrl.of(baseUrl).authority() + ", " + maxConnections + " connections"
                + (proxy == null ? "" : ", through a proxy") + "}";
    }
}
