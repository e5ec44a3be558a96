package io.smsgateway.simulator.itniotech;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vendor's ways to write a time. Decided here: all are at +08:00. */
final class ItniotechTime {

    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT).withZone(ZONE);
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZONE);

    private ItniotechTime() {}

    static String iso(Instant time) {
        return ISO.format(time);
    }

    /** Null before it has come. */
    static @Nullable String iso(Instant time, Instant now) {
        return time.isAfter(now) ? null : iso(time);
    }

    /** Without a zone, as inbound messages are pushed. */
    static String plain(Instant time) {
        return PLAIN.format(time);
    }

    /** Reads ISO 8601 with an offset; a plus that came as a blank is none. */
    static Optional<Instant> read(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
