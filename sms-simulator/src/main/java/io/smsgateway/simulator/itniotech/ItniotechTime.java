package io.smsgateway.simulator.itniotech;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vendor's formats of times. Decided here: all are at +08:00. */
final class ItniotechTime {

    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT).withZone(ZONE);
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZONE);

    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT).withZone(ZONE);

    private ItniotechTime() {}

    static String iso(Instant time) {
        return ISO.format(time);
    }

    /** Returns null while the time is in the future. */
    static @Nullable String iso(Instant time, Instant now) {
        return time.isAfter(now) ? null : iso(time);
    }

    /** Without a zone, as in pushes of inbound messages. */
    static String plain(Instant time) {
        return PLAIN.format(time);
    }

    /** As in message ids. */
    static String compact(Instant time) {
        return COMPACT.format(time);
    }

    /** Reads ISO 8601 with an offset; a plus that arrives as a blank is invalid. */
    static Optional<Instant> read(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
