package io.smsgateway.http;

import com.google.common.collect.Maps;
import io.smsgateway.MessageClass;
import io.smsgateway.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Connection settings for one vendor. Create with {@link #of}; each wither returns a changed copy. */
public final class HttpSettings {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** Not changed once settings hold them. */
    private final HttpSettingsValues values;

    private HttpSettings(HttpSettingsValues values) {
        this.values = values;
    }

    private HttpSettings with(Consumer<HttpSettingsValues> change) {
        HttpSettingsValues changed = values.copy();
        change.accept(changed);
        return new HttpSettings(changed);
    }

    /**
     * Returns the defaults for a base URL: up to 1,000 connections, so that the client's limit of requests in flight
     * decides; connect timeout 2 s; response timeout 8 s for {@code OTP}, 15 s for {@code TRANSACTIONAL} and 30 s for
     * {@code MARKETING}; no proxy, the platform's certificates.
     *
     * @param baseUrl {@code https}, or {@code http} for a loopback address; without user info, query or fragment
     * @throws IllegalArgumentException when it is another kind of URL
     */
    public static HttpSettings of(URI baseUrl) {
        BaseUrl.of(baseUrl);
        return new HttpSettings(new HttpSettingsValues(baseUrl));
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
     * Returns the timeout of the look-up of the host's name and the TCP connect together, and again of the TLS
     * handshake. The attempts to connect to the addresses of one name share it. It is also an upper bound of the wait
     * for a free connection.
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

    /** Returns the user to name to the proxy; null for none. */
    public @Nullable String proxyUser() {
        return values.proxyUser;
    }

    /** Returns the password of the proxy's user; null exactly if there is no user. */
    public @Nullable Secret proxyPassword() {
        return values.proxyPassword;
    }

    /** Returns the TLS context with the trusted certificates; null for the platform's. */
    public @Nullable SSLContext sslContext() {
        return values.sslContext;
    }

    /** Returns a copy with another base URL, of the kind that {@link #of} takes; {@code https} if there is a proxy. */
    public HttpSettings withBaseUrl(URI otherUrl) {
        BaseUrl.requireTunnel(otherUrl, values.proxy);
        return with(copy -> copy.baseUrl = otherUrl);
    }

    /**
     * Returns a copy with another maximum of concurrent exchanges; from 1 to 1000. Messages that find no connection
     * free within half a second are refused as busy, so set it to no less than the client's maximum of requests in
     * flight.
     */
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

    /**
     * Returns a copy with another proxy that needs no user; null for none. Requests go through a tunnel, which the
     * proxy opens by {@code CONNECT}, so that it reads none of them.
     *
     * @param otherProxy {@code http://host:port}
     * @throws IllegalArgumentException when it is another kind of URL, or when the base URL is {@code http}
     */
    public HttpSettings withProxy(@Nullable URI otherProxy) {
        return proxied(otherProxy, null, null);
    }

    /**
     * Returns a copy with another proxy that needs a user, by Basic authentication. The proxy gets user and password
     * unencrypted, as with every proxy of this kind.
     *
     * @param otherProxy {@code http://host:port}
     * @param user at least one character, without a colon or control characters
     * @throws IllegalArgumentException as {@link #withProxy(URI)}, or when the user has other characters
     */
    public HttpSettings withProxy(URI otherProxy, String user, Secret password) {
        BaseUrl.requireProxyUser(user);
        return proxied(otherProxy, user, password);
    }

    private HttpSettings proxied(@Nullable URI proxy, @Nullable String user, @Nullable Secret password) {
        BaseUrl.requireTunnel(values.baseUrl, proxy);
        return with(copy -> {
            copy.proxy = proxy;
            copy.proxyUser = user;
            copy.proxyPassword = password;
        });
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
