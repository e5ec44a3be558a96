package io.smsgateway.jsms;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Times as JSMS writes them: to the second and without a zone, which can only be the vendor's own. */
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
                    "a time to send at lies between the years 1970 and 9999; nothing was planned");
        }
        return FORMAT.format(time.atZone(ZONE));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws java.time.DateTimeException when it is something else
     */
    static Instant read(String text) {
        return LocalDateTime.parse(text, FORMAT).atZone(ZONE).toInstant();
    }
}
