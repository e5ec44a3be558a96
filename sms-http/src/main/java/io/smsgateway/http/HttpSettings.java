package io.smsgateway.http;

import com.google.common.collect.Maps;
import io.smsgateway.MessageClass;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Connection settings for one vendor. Create with {@link #of}; each wither returns a changed copy. */
public final class HttpSettings {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** Not changed once settings hold them. */
    private final Values values;

    private HttpSettings(Values values) {
        this.values = values;
    }

    private static final class Values implements Cloneable {
        URI baseUrl;
        int maxConnections = 64;
        Duration connectTimeout = Duration.ofSeconds(2);
        Map<MessageClass, Duration> responseTimeouts = Map.of(
                MessageClass.OTP, Duration.ofSeconds(8),
                MessageClass.TRANSACTIONAL, Duration.ofSeconds(15),
                MessageClass.MARKETING, Duration.ofSeconds(30));

        @Nullable
        URI proxy;

        @Nullable
        SSLContext sslContext;

        Values(URI baseUrl) {
            this.baseUrl = baseUrl;
        }

        Values copy() {
            try {
                return (Values) clone();
            } catch (CloneNotSupportedException impossible) {
                throw new AssertionError(impossible);
            }
        }

        List<@Nullable Object> all() {
            return Arrays.asList(baseUrl, maxConnections, connectTimeout, responseTimeouts, proxy, sslContext);
        }
    }

    private HttpSettings with(Consumer<Values> change) {
        Values changed = values.copy();
        change.accept(changed);
        return new HttpSettings(changed);
    }

    /**
     * Returns the defaults for a base URL: 64 connections, connect timeout 2 s, response timeout 8 s for {@code OTP},
     * 15 s for {@code TRANSACTIONAL} and 30 s for {@code MARKETING}; no proxy, the platform's certificates.
     *
     * @param baseUrl {@code https}, or {@code http} for a loopback address; without user info, query or fragment
     * @throws IllegalArgumentException when it is another kind of URL
     */
    public static HttpSettings of(URI baseUrl) {
        BaseUrl.of(baseUrl);
        return new HttpSettings(new Values(baseUrl));
    }

    /** Returns the base URL of the vendor. */
    public URI baseUrl() {
        return values.baseUrl;
    }

    /** Returns the maximum number of concurrent exchanges. */
    public int maxConnections() {
        return values.maxConnections;
    }

    /**
     * Returns the timeout of the TCP connect and of the TLS handshake each, which is also the upper bound of the wait
     * for a pooled connection.
     */
    public Duration connectTimeout() {
        return values.connectTimeout;
    }

    /** Returns the response timeout of every class; unmodifiable. */
    public Map<MessageClass, Duration> responseTimeouts() {
        return values.responseTimeouts;
    }

    /** Returns the response timeout for messages of this class. */
    public Duration responseTimeout(MessageClass messageClass) {
        return Objects.requireNonNull(values.responseTimeouts.get(messageClass));
    }

    /** Returns the proxy, {@code http://host:port}; null for none. The JVM's proxy settings are ignored. */
    public @Nullable URI proxy() {
        return values.proxy;
    }

    /** Returns the TLS context with the trusted certificates; null for the platform's. */
    public @Nullable SSLContext sslContext() {
        return values.sslContext;
    }

    /** Returns a copy with another base URL, of the kind that {@link #of} takes. */
    public HttpSettings withBaseUrl(URI otherUrl) {
        BaseUrl.of(otherUrl);
        return with(copy -> copy.baseUrl = otherUrl);
    }

    /** Returns a copy with another maximum of concurrent exchanges; from 1 to 1000. */
    public HttpSettings withMaxConnections(int max) {
        if (max < 1 || max > 1000) {
            throw new IllegalArgumentException("maxConnections must be from 1 to 1000, not " + max);
        }
        return with(copy -> copy.maxConnections = max);
    }

    /** Returns a copy with another connect timeout; from 1 ms to 60 s. */
    public HttpSettings withConnectTimeout(Duration timeout) {
        requireWithin("connectTimeout", timeout, Duration.ofMinutes(1));
        return with(copy -> copy.connectTimeout = timeout);
    }

    /** Returns a copy with another response timeout for one class, from 1 ms to 1 h; the other classes keep theirs. */
    public HttpSettings withResponseTimeout(MessageClass messageClass, Duration timeout) {
        return withResponseTimeouts(Map.of(messageClass, timeout));
    }

    /** Returns a copy with one response timeout for all classes; from 1 ms to 1 h. */
    public HttpSettings withResponseTimeout(Duration timeout) {
        return withResponseTimeouts(Maps.toMap(EnumSet.allOf(MessageClass.class), messageClass -> timeout));
    }

    /** Returns a copy with other response timeouts for the classes given, each from 1 ms to 1 h; the others keep theirs. */
    public HttpSettings withResponseTimeouts(Map<MessageClass, Duration> timeouts) {
        Map<MessageClass, Duration> all = new EnumMap<>(values.responseTimeouts);
        timeouts.forEach((messageClass, timeout) -> {
            requireWithin("the response timeout of " + messageClass, timeout, Duration.ofHours(1));
            all.put(messageClass, timeout);
        });
        return with(copy -> copy.responseTimeouts = Map.copyOf(all));
    }

    /** Returns a copy with another proxy, {@code http://host:port}; null for none. */
    public HttpSettings withProxy(@Nullable URI otherProxy) {
        BaseUrl.proxy(otherProxy);
        return with(copy -> copy.proxy = otherProxy);
    }

    /** Returns a copy with another TLS context; null for the platform's certificates. */
    public HttpSettings withSslContext(@Nullable SSLContext context) {
        return with(copy -> copy.sslContext = context);
    }

    private static void requireWithin(String what, Duration value, Duration max) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(max) > 0) {
            // printed as it is, because the longest durations do not fit in milliseconds
            throw new IllegalArgumentException(what + " must be from 1 ms to " + max.toSeconds() + " s, not " + value);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HttpSettings settings && values.all().equals(settings.values.all());
    }

    @Override
    public int hashCode() {
        return values.all().hashCode();
    }

    @Override
    public String toString() {
        return "HttpSettings{" + BaseUrl.of(values.baseUrl).authority() + ", " + values.maxConnections + " connections"
                + (values.proxy == null ? "" : ", through a proxy") + "}";
    }
}
