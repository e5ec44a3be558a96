package io.smsgateway.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request. Immutable. Create it with {@link #of} and change settings with the {@code with} methods, each of
 * which returns a changed copy. Prints neither headers nor query nor body.
 */
public final class HttpCall {

    private static final int MAX_BYTES = 64 << 20;

    /** The HTTP methods. */
    public enum Method {
        /** Reads. */
        GET,
        /** Deletes. */
        DELETE,
        /** Sends a body to process. */
        POST,
        /** Sends a body to store. */
        PUT;

        /** Returns whether requests of this method have a body. */
        public boolean hasBody() {
            return this == POST || this == PUT;
        }
    }

    private final Method method;
    private final String path;
    private final byte @Nullable [] body;
    private final Map<String, String> headers;
    private final Duration responseTimeout;
    private final Duration deadline;
    private final int maxResponseBytes;

    private HttpCall(
            Method method,
            String path,
            byte @Nullable [] body,
            Map<String, String> headers,
            Duration responseTimeout,
            Duration deadline,
            int maxResponseBytes) {
        this.method = method;
        this.path = path;
        this.body = body;
        this.headers = headers;
        this.responseTimeout = responseTimeout;
        this.deadline = Objects.requireNonNull(deadline, "deadline");
        this.maxResponseBytes = maxResponseBytes;
    }

    /**
     * Creates a request without headers, with a response timeout of 15 seconds, a deadline of 30 seconds and at most
     * 1 MiB of response.
     *
     * @param path appended to the base URL, with its query if any; starts with a slash, percent-encoded
     * @param body the content of a POST or PUT; null exactly if the method has no body. Not copied; do not modify it
     */
    public static HttpCall of(Method method, String path, byte @Nullable [] body) {
        if (method.hasBody() != (body != null)) {
            throw new IllegalArgumentException(method + (body == null ? " needs a body" : " must not have a body"));
        }
        HttpSyntax.requirePath(path);
        return new HttpCall(method, path, body, Map.of(), Duration.ofSeconds(15), Duration.ofSeconds(30), 1 << 20);
    }

    /** Creates a GET, with the settings of {@link #of}. */
    public static HttpCall get(String path) {
        return of(Method.GET, path, null);
    }

    /** Creates a POST, with the settings of {@link #of}. */
    public static HttpCall post(String path, byte[] body) {
        return of(Method.POST, path, body);
    }

    /** Returns the HTTP method. */
    public Method method() {
        return method;
    }

    /** Returns the path with its query. */
    public String path() {
        return path;
    }

    /** Returns the body, which must not be modified; null if the method has none. */
    public byte @Nullable [] body() {
        return body;
    }

    /** Returns the headers, name to value; unmodifiable. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns how long the server may send nothing once it has the request. */
    public Duration responseTimeout() {
        return responseTimeout;
    }

    /** Returns the maximum time of the whole call. */
    public Duration deadline() {
        return deadline;
    }

    /** Returns the maximum length of the response body. */
    public int maxResponseBytes() {
        return maxResponseBytes;
    }

    /**
     * Returns a copy with these headers only.
     *
     * @param other name to value, printable ASCII. Headers that frame the message, such as {@code Content-Length}, are
     *     set by the exchange and rejected here. The content type of a body is JSON unless there is a
     *     {@code Content-Type}. Copied
     */
    public HttpCall withHeaders(Map<String, String> other) {
        Map<String, String> copy = Map.copyOf(other);
        copy.forEach(HttpSyntax::requireHeader);
        return new HttpCall(method, path, body, copy, responseTimeout, deadline, maxResponseBytes);
    }

    /** Returns a copy with this response timeout, more than zero and at most an hour. */
    public HttpCall withResponseTimeout(Duration other) {
        if (other.isNegative() || other.isZero() || other.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("responseTimeout must be more than zero and at most an hour");
        }
        return new HttpCall(method, path, body, headers, other, deadline, maxResponseBytes);
    }

    /**
     * Returns a copy with this maximum time of the whole call, from leasing a connection to the last byte of the
     * response; with zero or less, nothing is sent.
     */
    public HttpCall withDeadline(Duration other) {
        return new HttpCall(method, path, body, headers, responseTimeout, other, maxResponseBytes);
    }

    /** Returns a copy with this maximum length of the response body, 1 byte to 64 MiB; a longer response is lost. */
    public HttpCall withMaxResponseBytes(int other) {
        if (other < 1 || other > MAX_BYTES) {
            throw new IllegalArgumentException("maxResponseBytes must be from 1 to " + MAX_BYTES);
        }
        return new HttpCall(method, path, body, headers, responseTimeout, deadline, other);
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(method, path, headers, responseTimeout, deadline, maxResponseBytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HttpCall that && values().equals(that.values()) && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return 31 * values().hashCode() + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        int query = path.indexOf('?');
        return "HttpCall{" + method + " " + (query < 0 ? path : path.substring(0, query)) + "}";
    }
}
