package io.smsgateway.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request to the application's callback URL. Does not print its content. Immutable but for the body. */
public final class CallbackRequest {

    private final String method;
    private final @Nullable String token;
    private final String query;
    private final Map<String, List<String>> headers;
    private final @Nullable URI publicUrl;
    private final byte[] body;

    private CallbackRequest(
            String method,
            @Nullable String token,
            String query,
            Map<String, List<String>> headers,
            @Nullable URI publicUrl,
            byte[] body) {
        this.method = Objects.requireNonNull(method, "method");
        this.token = token;
        this.query = Objects.requireNonNull(query, "query");
        this.headers = headers;
        this.publicUrl = publicUrl;
        this.body = Objects.requireNonNull(body, "body");
    }

    /**
     * Creates a request without token, query, headers and public URL.
     *
     * @param method such as {@code POST}
     * @param body at most one byte more than {@link CallbackReceiver#MAX_BODY_BYTES}, by which the receiver detects a
     *     body that is too long; not copied
     */
    public static CallbackRequest of(String method, byte[] body) {
        return new CallbackRequest(method, null, "", Map.of(), null, body);
    }

    /**
     * Reads a request with a body up to the maximum size; does not close the stream. The server's own timeout bounds
     * how long that takes.
     *
     * @param query as in {@link #query}; null for none
     * @param headers as in {@link #withHeaders}
     */
    public static CallbackRequest read(
            String method, @Nullable String query, Map<String, List<String>> headers, InputStream body)
            throws IOException {
        CallbackRequest request = of(method, body.readNBytes(CallbackReceiver.MAX_BODY_BYTES + 1));
        return request.withQuery(query == null ? "" : query).withHeaders(headers);
    }

    /** Returns the method, such as {@code POST}. */
    public String method() {
        return method;
    }

    /** Returns the secret part of the path, such as the last one; null where there is none. */
    public @Nullable String token() {
        return token;
    }

    /** Returns the query string, still encoded; empty for none. */
    public String query() {
        return query;
    }

    /** Returns the first value of the header {@code Content-Type}; null for none. */
    public @Nullable String contentType() {
        return header("Content-Type");
    }

    /** Returns all headers by their names in lower case. Unmodifiable. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** Returns the values of a header; empty for none. Ignores the case of the name. */
    public List<String> headers(String name) {
        return headers.getOrDefault(lower(name), List.of());
    }

    /** Returns the first value of a header; null for none. Ignores the case of the name. */
    public @Nullable String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /**
     * Returns the URL that the vendor calls, by the application's configuration, without the query. Vendors sign it;
     * behind a proxy it differs from the URL that the server sees. Null where it is not configured.
     */
    public @Nullable URI publicUrl() {
        return publicUrl;
    }

    /** Returns the body as received, because signatures cover its bytes. Not copied. */
    public byte[] body() {
        return body;
    }

    /** Returns a copy with this secret part of the path; null for none. */
    public CallbackRequest at(@Nullable String secret) {
        return new CallbackRequest(method, secret, query, headers, publicUrl, body);
    }

    /** Returns a copy with this query string, still encoded; empty for none. */
    public CallbackRequest withQuery(String other) {
        return new CallbackRequest(method, token, other, headers, publicUrl, body);
    }

    /** Returns a copy with exactly these headers. Names that differ only in case are one header. Copied. */
    public CallbackRequest withHeaders(Map<String, List<String>> others) {
        Map<String, List<String>> byName = new TreeMap<>();
        others.forEach((name, values) -> byName.merge(lower(name), List.copyOf(values), CallbackRequest::joined));
        return new CallbackRequest(method, token, query, Collections.unmodifiableMap(byName), publicUrl, body);
    }

    /** Returns a copy with a further value of a header. */
    public CallbackRequest withHeader(String name, String value) {
        Map<String, List<String>> others = new TreeMap<>(headers);
        others.merge(lower(name), List.of(value), CallbackRequest::joined);
        return withHeaders(others);
    }

    /**
     * Returns a copy with this URL.
     *
     * @param url an absolute URL of http or https, with a host and without user info, query and fragment; null for none
     * @throws IllegalArgumentException for another URL; the message does not contain it, because it has the token
     */
    public CallbackRequest withPublicUrl(@Nullable URI url) {
        if (url != null) {
            requirePublic(url);
        }
        return new CallbackRequest(method, token, query, headers, url, body);
    }

    private static void requirePublic(URI url) {
        String scheme = url.getScheme();
        if (url.getHost() == null || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
            throw new IllegalArgumentException("the public URL must be an http or https URL with a host");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("the public URL must have no user info, query or fragment");
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    private @Nullable Object[] values() {
        return new @Nullable Object[] {method, token, query, headers, publicUrl};
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallbackRequest that
                && Arrays.equals(values(), that.values())
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values()) + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "CallbackRequest{" + body.length + " bytes}";
    }
}
