package io.smsgateway.http;

import com.google.common.base.CharMatcher;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request.
 *
 * @param method the HTTP method
 * @param path appended to the base URL, with its query if any; starts with a slash, percent-encoded
 * @param headers name to value, printable ASCII; never printed. Headers that frame the message, such as
 *     {@code Content-Length}, are set by the exchange and rejected here. The content type of a body is JSON unless
 *     there is a {@code Content-Type}. Copied
 * @param body the content of a POST or PUT; null exactly if the method has no body. Not copied; do not modify it
 * @param responseTimeout how long the server may send nothing once it has the request; more than zero, at most an hour
 * @param deadline maximum time of the whole call, from leasing a connection to the last byte of the response; with zero
 *     or less, nothing is sent
 * @param maxResponseBytes maximum length of the response body, up to 64 MiB; a longer response is lost
 */
// an array, so that bytes are passed on without a copy; calls are never compared
@SuppressWarnings("ArrayRecordComponent")
public record HttpCall(
        Method method,
        String path,
        Map<String, String> headers,
        byte @Nullable [] body,
        Duration responseTimeout,
        Duration deadline,
        int maxResponseBytes) {

    private static final int MAX_BYTES = 64 << 20;
    private static final CharMatcher VISIBLE = CharMatcher.inRange('!', '~');
    private static final CharMatcher NOT_IN_PATH =
            VISIBLE.and(CharMatcher.noneOf("#\\")).negate().precomputed();
    /** A token of RFC 9110, section 5.6.2. */
    private static final CharMatcher TOKEN =
            VISIBLE.and(CharMatcher.noneOf("\"(),/:;<=>?@[\\]{}")).precomputed();

    private static final CharMatcher NOT_IN_VALUE =
            CharMatcher.inRange(' ', '~').negate().precomputed();
    private static final Set<String> RESERVED = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        Collections.addAll(
                RESERVED,
                "accept-encoding",
                "connection",
                "content-length",
                "expect",
                "host",
                "keep-alive",
                "proxy-authorization",
                "proxy-connection",
                "te",
                "trailer",
                "transfer-encoding",
                "upgrade");
    }

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

    public HttpCall {
        if (method.hasBody() != (body != null)) {
            throw new IllegalArgumentException(method + (body == null ? " needs a body" : " must not have a body"));
        }
        requirePath(path);
        headers = Map.copyOf(headers);
        headers.forEach(HttpCall::requireHeader);
        if (responseTimeout.isNegative()
                || responseTimeout.isZero()
                || responseTimeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("responseTimeout must be more than zero and at most an hour");
        }
        if (maxResponseBytes < 1 || maxResponseBytes > MAX_BYTES) {
            throw new IllegalArgumentException("maxResponseBytes must be from 1 to " + MAX_BYTES);
        }
    }

    /** Creates a POST. */
    public HttpCall(
            String path,
            Map<String, String> headers,
            byte[] body,
            Duration responseTimeout,
            Duration deadline,
            int maxResponseBytes) {
        this(Method.POST, path, headers, body, responseTimeout, deadline, maxResponseBytes);
    }

    /** Creates a GET. */
    public static HttpCall get(
            String path,
            Map<String, String> headers,
            Duration responseTimeout,
            Duration deadline,
            int maxResponseBytes) {
        return new HttpCall(Method.GET, path, headers, null, responseTimeout, deadline, maxResponseBytes);
    }

    private static void requirePath(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("the path must start with one slash");
        }
        int index = NOT_IN_PATH.indexIn(path);
        if (index >= 0) {
            throw new IllegalArgumentException(
                    "the path has a character at index " + index + " that must be percent-encoded");
        }
    }

    private static void requireHeader(String name, String value) {
        if (name.isEmpty() || !TOKEN.matchesAllOf(name)) {
            throw new IllegalArgumentException(
                    "the name of a header must be one or more ASCII letters, digits and !#$%&'*+-.^_`|~");
        }
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException("the header " + name + " is set by the exchange; leave it out");
        }
        int index = NOT_IN_VALUE.indexIn(value);
        if (index >= 0) {
            throw new IllegalArgumentException("the value of the header " + name
                    + " has a control character or one that is not ASCII at index " + index);
        }
    }

    @Override
    public String toString() {
        int query = path.indexOf('?');
        return "HttpCall{" + method + " " + (query < 0 ? path : path.substring(0, query)) + "}";
    }
}
