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

/** Reads the {@code Date} and {@code Retry-After} headers (RFC 9110, sections 6.6.1 and 10.2.3). */
final class ResponseDates {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    /** The longest duration in nanoseconds, as the JDK's timers count. */
    private static final long MAX_SECONDS = Long.MAX_VALUE / 1_000_000_000;

    private static final Duration UNKNOWN = Duration.ofSeconds(MAX_SECONDS);

    private ResponseDates() {}

    static @Nullable Instant date(HttpResponse response) {
        String value = single(response, HttpHeaders.DATE);
        return value == null ? null : instant(value);
    }

    /**
     * Returns the delay, which is a number of seconds or a date relative to the response's own date; null without the
     * header. A value that is unreadable, in the past or contradictory is {@link #UNKNOWN}, because a retry after a
     * guessed delay is what the header is there to prevent.
     */
    static @Nullable Duration retryAfter(HttpResponse response, @Nullable Instant date) {
        if (!response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            return null;
        }
        String value = single(response, HttpHeaders.RETRY_AFTER);
        if (value == null || value.isEmpty()) {
            return UNKNOWN;
        }
        if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return value.length() > 18 ? UNKNOWN : seconds(Long.parseLong(value));
        }
        Instant until = date == null ? null : instant(value);
        return until == null ? UNKNOWN : seconds(Duration.between(date, until).toSeconds());
    }

    private static Duration seconds(long seconds) {
        return seconds < 0 || seconds > MAX_SECONDS ? UNKNOWN : Duration.ofSeconds(seconds);
    }

    /** Returns the value of a header; null if it is absent or has several that differ. */
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
        // parses the usual form, "Sun, 06 Nov 1994 08:49:37 GMT", by hand: the JDK's formatter allocates a kilobyte
        // each
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
