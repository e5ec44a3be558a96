package io.smsgateway.http;

import com.google.common.base.CharMatcher;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One request to be made.
 *
 * @param method the one HTTP method; what changes something is counted as done once it may have arrived
 * @param path appended to the base URL, with query if any; starts with a slash, already encoded
 * @param headers name to value, printable ASCII; printed by nobody. What frames the message, such as
 *     {@code Content-Length}, belongs to the exchange and is not taken; a call with a body says that it is JSON unless
 *     there is a {@code Content-Type}. Copied
 * @param body what to post or to put, JSON unless a header says otherwise; null exactly where the method has none; not
 *     copied, so don't change it
 * @param responseTimeout how long the other end may be silent once it has the request; more than zero, at most an hour
 * @param deadline how long the whole call may take, from waiting for a connection to the last byte of the answer; zero
 *     or less sends nothing
 * @param maxResponseBytes the most that is read of an answer, up to 64 MiB; a longer one is lost
 */
// an array, for bytes are passed on without a copy; nobody compares calls
@SuppressWarnings("ArrayRecordComponent")
public record HttpCall(
        Method method,
        String path,
        Map<String, String> headers,
        byte @Nullable [] body,
        Duration responseTimeout,
        Duration deadline,
        int maxResponseBytes) {

    private static final int MOST_BYTES = 64 << 20;
    private static final CharMatcher VISIBLE = CharMatcher.inRange('!', '~');
    private static final CharMatcher NOT_IN_PATH =
            VISIBLE.and(CharMatcher.noneOf("#\\")).negate().precomputed();
    /** A token of RFC 9110, section 5.6.2. */
    private static final CharMatcher TOKEN =
            VISIBLE.and(CharMatcher.noneOf("\"(),/:;<=>?@[\\]{}")).precomputed();

    private static final CharMatcher NOT_IN_VALUE =
            CharMatcher.inRange(' ', '~').negate().precomputed();
    private static final Set<String> OWN = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        Collections.addAll(
                OWN,
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

    /** What a call asks for. */
    public enum Method {
        GET,
        DELETE,
        POST,
        PUT;

        /** Whether it says something that the other end is to keep. */
        public boolean hasBody() {
            return this == POST || this == PUT;
        }
    }

    public HttpCall {
        if (method.hasBody() != (body != null)) {
            throw new IllegalArgumentException("a " + method + (body == null ? " needs a body" : " has no body"));
        }
        requirePath(path);
        headers = Map.copyOf(headers);
        headers.forEach(HttpCall::requireHeader);
        if (responseTimeout.isNegative()
                || responseTimeout.isZero()
                || responseTimeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("answerTimeout must be more than zero and at most an hour");
        }
        if (maxResponseBytes < 1 || maxResponseBytes > MOST_BYTES) {
            throw new IllegalArgumentException("maxAnswerBytes must be from 1 to " + MOST_BYTES);
        }
    }

    /** A call that posts. */
    public HttpCall(
            String path,
            Map<String, String> headers,
            byte[] body,
            Duration responseTimeout,
            Duration deadline,
            int maxResponseBytes) {
        this(Method.POST, path, headers, body, responseTimeout, deadline, maxResponseBytes);
    }

    /** A call that asks and posts nothing. */
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
            throw new IllegalArgumentException("a path starts with one slash");
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
        if (OWN.contains(name)) {
            throw new IllegalArgumentException("the header " + name + " is set by the exchange itself; leave it out");
        }
        int index = NOT_IN_VALUE.indexIn(value);
        if (index >= 0) {
            throw new IllegalArgumentException("the value of the header " + name
                    + " has a control character or one that is not ASCII at index " + index);
        }
    }

    @Override
    public String toString() {
        int question = path.indexOf('?');
        return "HttpCall{" + method + " " + (question < 0 ? path : path.substring(0, question)) + "}";
    }
}
