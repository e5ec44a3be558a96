package io.smsgateway.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.jspecify.annotations.Nullable;

/** For any {@code Date} and {@code Retry-After}, the delay is neither negative nor too long for a timer. */
final class ResponseDatesFuzz {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private ResponseDatesFuzz() {}

    /** The first line is the date, each further one a {@code Retry-After}. */
    public static void fuzzerTestOneInput(byte[] data) {
        String[] lines = new String(data, StandardCharsets.ISO_8859_1).split("\n", 4);
        BasicHttpResponse response = new BasicHttpResponse(503);
        response.addHeader("Date", lines[0]);
        for (int i = 1; i < lines.length; i++) {
            response.addHeader("Retry-After", lines[i]);
        }
        Instant date = ResponseDates.date(response);
        check(ResponseDates.retryAfter(response, date), lines);
        check(ResponseDates.retryAfter(response, NOW), lines);
        check(ResponseDates.retryAfter(response, null), lines);
    }

    private static void check(@Nullable Duration pause, String[] lines) {
        if ((pause == null) != (lines.length == 1)) {
            throw new AssertionError("there is a pause exactly where the header is");
        }
        if (pause != null && (pause.isNegative() || pause.toNanos() < 0)) {
            throw new AssertionError("a pause is not negative: " + pause);
        }
        boolean isPlain = lines.length == 2 && lines[1].matches("[0-9]{1,9}");
        if (isPlain && !Duration.ofSeconds(Long.parseLong(lines[1])).equals(pause)) {
            throw new AssertionError("seconds are seconds, not " + pause);
        }
    }
}
