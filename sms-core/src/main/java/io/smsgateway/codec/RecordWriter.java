package io.smsgateway.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes one record in the form that {@link SmsCodec} describes. Never prints what it holds. */
final class RecordWriter {

    private final StringBuilder text =
            new StringBuilder(256).append(Limits.VERSION).append(':');
    private int properties;

    /** Begins a record, as a property of the record that is open. */
    RecordWriter open(String name) {
        properties++;
        escape(name);
        text.append('{');
        return this;
    }

    RecordWriter close() {
        text.append('}');
        return this;
    }

    /** Writes a property; null leaves it out. */
    RecordWriter write(String name, @Nullable String value) {
        if (value != null) {
            properties++;
            escape(name);
            text.append('=');
            escape(value);
            text.append(';');
        }
        return this;
    }

    RecordWriter write(String name, @Nullable Enum<?> value) {
        return write(name, value == null ? null : value.name());
    }

    RecordWriter write(String name, @Nullable Instant value) {
        return write(name, value == null ? null : seconds(value.getEpochSecond(), value.getNano()));
    }

    RecordWriter write(String name, @Nullable Duration value) {
        return write(name, value == null ? null : seconds(value.getSeconds(), value.getNano()));
    }

    /**
     * Writes a map as a record, sorted, so that equal maps have equal texts; leaves out an empty one.
     *
     * @throws IllegalArgumentException when it has more entries than a decoder takes
     */
    RecordWriter write(String name, Map<String, String> map) {
        if (map.isEmpty()) {
            return this;
        }
        if (map.size() > Limits.MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    name + " must have at most " + Limits.MAX_ENTRIES + " entries to be encoded, not " + map.size());
        }
        open(name);
        (map.size() == 1 ? map : new TreeMap<>(map)).forEach(this::write);
        return close();
    }

    /**
     * Returns the text.
     *
     * @throws IllegalArgumentException when it is larger than a decoder takes
     */
    String finish() {
        if (text.length() > Limits.MAX_LENGTH || properties > Limits.MAX_PROPERTIES) {
            throw new IllegalArgumentException("an encoded message or result must have at most " + Limits.MAX_LENGTH
                    + " characters and " + Limits.MAX_PROPERTIES + " properties, not " + text.length() + " and "
                    + properties);
        }
        return text.toString();
    }

    private static String seconds(long seconds, int nanos) {
        return nanos == 0 ? Long.toString(seconds) : seconds + "+" + nanos;
    }

    private void escape(String value) {
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean structural = RecordReader.isStructural(c);
            if (structural || breaksStores(c)) {
                text.append(value, written, i).append('\\');
                if (structural) {
                    text.append(c);
                } else {
                    unicode(c);
                }
                written = i + 1;
            }
        }
        text.append(value, written, value.length());
    }

    /** Stores refuse or change these: NUL in PostgreSQL, characters beyond U+FFFF in old MySQL, line breaks in exports. */
    private static boolean breaksStores(char c) {
        return Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029';
    }

    private void unicode(char c) {
        text.append('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(Character.forDigit(c >> shift & 0xf, 16));
        }
    }

    @Override
    public String toString() {
        return "RecordWriter{" + text.length() + " characters}";
    }
}
