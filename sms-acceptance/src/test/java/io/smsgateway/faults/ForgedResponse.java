package io.smsgateway.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A response that an intermediary sends in place of the vendor's.
 *
 * @param status 100 to 599
 * @param retryAfter a header; empty for none
 */
record ForgedResponse(int status, Kind kind, String body, String retryAfter) {

    /** What the body is. */
    enum Kind {
        NONE,
        EMPTY,
        HTML,
        REFUSAL,
        UNCONFIRMED_CODE,
        UNKNOWN_CODE,
        NOT_THE_VENDORS,
        CUT
    }

    private static final String[] OTHERS = {"{}", "null", "[]", "\"\"", "{", "\uFEFF{}", "{\"msg_id\":", "0"};
    private static final String[] RETRY_AFTER = {
        "", "", "0", "1", "3600", "-1", "99999999999999999999", "soon", "Thu, 01 Jan 1970 00:00:00 GMT"
    };

    static ForgedResponse of(Vendor vendor, RandomGenerator random) {
        Kind kind = List.of(Kind.values()).get(random.nextInt(Kind.values().length));
        return new ForgedResponse(
                100 + random.nextInt(500),
                kind,
                body(vendor, kind, random),
                RETRY_AFTER[random.nextInt(RETRY_AFTER.length)]);
    }

    static String body(Vendor vendor, Kind kind, RandomGenerator random) {
        return switch (kind) {
            case NONE, EMPTY -> "";
            case HTML, CUT -> "<!doctype html><html><body><h1>Bad gateway</h1></body></html>";
            case REFUSAL -> vendor.refusal(random);
            case UNCONFIRMED_CODE -> vendor.unconfirmedCode();
            case UNKNOWN_CODE -> vendor.unknownCode();
            case NOT_THE_VENDORS -> OTHERS[random.nextInt(OTHERS.length)];
        };
    }

    /** Returns whether it claims that the message was not sent; it is then never combined with a forwarded request. */
    boolean refuses() {
        return kind == Kind.REFUSAL || status / 100 == 4 || status == 307 || status == 308;
    }

    /** Returns the bytes on the wire; a cut response announces a longer body. */
    byte[] bytes() {
        byte[] content = body.getBytes(UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Forged\r\n");
        if (!retryAfter.isEmpty()) {
            head.append("Retry-After: ").append(retryAfter).append("\r\n");
        }
        if (status / 100 == 3) {
            head.append("Location: http://127.0.0.1:9/elsewhere\r\n");
        }
        if (status / 100 == 1 || status == 204 || status == 304) {
            return HttpBytes.of(head + "\r\n");
        }
        if (kind != Kind.NONE) {
            head.append("Content-Length: ")
                    .append(content.length + (kind == Kind.CUT ? 7 : 0))
                    .append("\r\n");
        }
        return HttpBytes.of(head + "\r\n" + new String(content, ISO_8859_1));
    }

    /** Returns whether the end of the connection ends it. */
    boolean endsWithTheConnection() {
        return kind == Kind.NONE || kind == Kind.CUT || status / 100 == 1;
    }
}
