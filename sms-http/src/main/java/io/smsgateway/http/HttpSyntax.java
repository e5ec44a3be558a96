package io.smsgateway.http;

import com.google.common.base.CharMatcher;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Checks the path and the headers of a request. */
final class HttpSyntax {

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

    private HttpSyntax() {}

    static void requirePath(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("the path must start with one slash");
        }
        int index = NOT_IN_PATH.indexIn(path);
        if (index >= 0) {
            throw new IllegalArgumentException(
                    "the path has a character at index " + index + " that must be percent-encoded");
        }
    }

    static void requireHeader(String name, String value) {
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
}
