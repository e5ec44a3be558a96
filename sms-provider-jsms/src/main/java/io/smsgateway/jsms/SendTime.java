package io.smsgateway.jsms;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Formats times as JSMS does: to the second and without a zone, which means the vendor's own zone. */
final class SendTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private SendTime() {}

    /** Rounds down to a second. */
    static String write(Instant time) {
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            throw new IllegalArgumentException(
                    "a send time must lie between the years 1970 and 9999; nothing was scheduled");
        }
        return FORMAT.format(time.atZone(ZONE));
    }

    /**
     * Parses what {@link #write} wrote.
     *
     * @throws java.time.DateTimeException if it is something else
     */
    static Instant read(String text) {
        return LocalDateTime.parse(text, FORMAT).atZone(ZONE).toInstant();
    }
}
