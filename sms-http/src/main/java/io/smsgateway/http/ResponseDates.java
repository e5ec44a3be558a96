package io.smsgateway.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** When the other end answered and when it says to come back (RFC 9110, sections 6.6.1 and 10.2.3). */
final class ResponseDates {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    /** What fits into nanoseconds, as the JDK's timers count. */
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000_000;

    private static final Duration NOBODY_KNOWS = Duration.ofSeconds(MOST_SECONDS);

    private ResponseDates() {}

    static @Nullable Instant date(HttpResponse response) {
        String value = single(response, HttpHeaders.DATE);
        return value == null ? null : instant(value);
    }

    /**
     * In seconds, or as a date that is taken against the answer's own clock. What can't be read, lies in the past or
     * contradicts itself is {@link #NOBODY_KNOWS}, for to come back at a guess is what the header is there to prevent.
     */
    static @Nullable Duration retryAfter(HttpResponse response, @Nullable Instant date) {
        if (!response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            return null;
        }
        String value = single(response, HttpHeaders.RETRY_AFTER);
        if (value == null || value.isEmpty()) {
            return NOBODY_KNOWS;
        }
        if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return value.length() > 18 ? NOBODY_KNOWS : seconds(Long.parseLong(value));
        }
        Instant until = date == null ? null : instant(value);
        return until == null
                ? NOBODY_KNOWS
                : seconds(Duration.between(date, until).toSeconds());
    }

    private static Duration seconds(long seconds) {
        return seconds < 0 || seconds > MOST_SECONDS ? NOBODY_KNOWS : Duration.ofSeconds(seconds);
    }

    /** The header's one value; null where there is none, or several that differ. */
    private static @Nullable String single(HttpResponse response, String name) {
        Iterator<Header> headers = response.headerIterator(name);
        String value = null;
        while (headers.hasNext()) {
            String next = headers.next().getValue().trim();
            if (value != null && !value.equals(next)) {
                return null;
            }
            value = next;
        }
        return value;
    }

    private static @Nullable Instant instant(String value) {
        // by hand what every server writes, "Sun, 06 Nov 1994 08:49:37 GMT": the JDK's formatter costs a kilobyte a
        // time
        if (value.length() != 29 || !value.endsWith(" GMT") || value.charAt(3) != ',') {
            return DateUtils.parseStandardDate(value);
        }
        int month = MONTHS.indexOf(value.substring(8, 11));
        try {
            return month < 0 || month % 3 != 0
                    ? null
                    : LocalDateTime.of(
                                    Integer.parseInt(value, 12, 16, 10),
                                    month / 3 + 1,
                                    Integer.parseInt(value, 5, 7, 10),
                                    Integer.parseInt(value, 17, 19, 10),
                                    Integer.parseInt(value, 20, 22, 10),
                                    Integer.parseInt(value, 23, 25, 10))
                            .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException | NumberFormatException unreadable) {
            return null;
        }
    }
}
