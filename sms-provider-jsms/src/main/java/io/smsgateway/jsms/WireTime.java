package io.smsgateway.jsms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Parses the time of an event. The pages show milliseconds since 1970 and call them a date; clients have seen dates as
 * text, without a zone or with CST, both of which are Shanghai time.
 */
final class WireTime {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final int MOST = 40;

    private static final List<DateTimeFormatter> SHAPES = List.of(
            date("yyyy-MM-dd HH:mm:ss", true),
            date("yyyy-MM-dd'T'HH:mm:ss", true),
            date("EEE MMM dd HH:mm:ss 'CST' yyyy", false));

    private WireTime() {}

    /** Returns the instant; null if it cannot be parsed. */
    static @Nullable Instant read(@Nullable String text) {
        if (text == null || text.length() > MOST) {
            return null;
        }
        if (text.matches("[0-9]{1,15}")) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        for (DateTimeFormatter shape : SHAPES) {
            try {
                return LocalDateTime.parse(text, shape).atZone(ZONE).toInstant();
            } catch (DateTimeException another) {
                // try the next format
            }
        }
        return null;
    }

    private static DateTimeFormatter date(String pattern, boolean fraction) {
        DateTimeFormatterBuilder shape = new DateTimeFormatterBuilder().appendPattern(pattern);
        return (fraction ? shape.appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true) : shape)
                .toFormatter(Locale.ENGLISH);
    }
}
