package io.smsgateway.codec;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record that was read: values and records by name. Names that are not asked for are ignored. Never prints what it
 * holds.
 */
final class StoredRecord {

    private final String kind;
    private final List<String> names = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    StoredRecord(String kind) {
        this.kind = kind;
    }

    void add(String name, Object value) {
        names.add(name);
        values.add(value);
    }

    /** Returns the name of the record, which is text from outside: not to be printed. */
    String kind() {
        return kind;
    }

    /** Returns the value of a property; null where there is none. */
    @Nullable
    String optional(String name) {
        return only(name, String.class);
    }

    /**
     * Returns the value of a property as another type; null where there is none.
     *
     * @throws SmsCodecException when {@code parse} refuses it
     */
    <T> @Nullable T optional(String name, Function<String, T> parse) {
        String value = optional(name);
        if (value == null) {
            return null;
        }
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException invalid) {
            // not as the cause: its message may repeat the content
            throw SmsCodecException.broken("property " + name + " has an invalid value");
        }
    }

    String required(String name) {
        return required(name, Function.identity());
    }

    <T> T required(String name, Function<String, T> parse) {
        T value = optional(name, parse);
        if (value == null) {
            throw SmsCodecException.broken("property " + name + " is missing");
        }
        return value;
    }

    /**
     * Returns the required constant of this name.
     *
     * @throws SmsCodecException when there is no such constant, as in a text of a newer library
     */
    <E extends Enum<E>> E constant(String name, Class<E> type) {
        E constant = known(required(name), type);
        if (constant == null) {
            throw SmsCodecException.newer("property " + name + " has a value that this library does not know");
        }
        return constant;
    }

    /** Returns the constant of this name; null where this library has none. */
    static <E extends Enum<E>> @Nullable E known(String constant, Class<E> type) {
        try {
            return Enum.valueOf(type, constant);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    static Instant instant(String value) {
        return Instant.ofEpochSecond(seconds(value), nanos(value));
    }

    static Duration duration(String value) {
        return Duration.ofSeconds(seconds(value), nanos(value));
    }

    private static long seconds(String value) {
        int plus = value.indexOf('+');
        return Long.parseLong(plus < 0 ? value : value.substring(0, plus));
    }

    private static int nanos(String value) {
        int plus = value.indexOf('+');
        int nanos = plus < 0 ? 0 : Integer.parseInt(value.substring(plus + 1));
        if (nanos < 0 || nanos > 999_999_999) {
            throw new IllegalArgumentException("nanoseconds out of range");
        }
        return nanos;
    }

    /** Returns the record of this name; null where there is none. */
    @Nullable
    StoredRecord nested(String name) {
        return only(name, StoredRecord.class);
    }

    /** Returns the records of this name, in order. */
    List<StoredRecord> all(String name) {
        List<StoredRecord> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name) && values.get(i) instanceof StoredRecord nested) {
                found.add(nested);
            }
        }
        return found;
    }

    /** Returns the values of the record of this name; empty where there is none. */
    Map<String, String> map(String name) {
        StoredRecord nested = nested(name);
        if (nested == null) {
            return Map.of();
        }
        if (nested.names.size() > Limits.MAX_ENTRIES) {
            throw SmsCodecException.broken(name + " has more than " + Limits.MAX_ENTRIES + " entries");
        }
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < nested.names.size(); i++) {
            if (!(nested.values.get(i) instanceof String value) || map.put(nested.names.get(i), value) != null) {
                throw SmsCodecException.broken(name + " has an entry twice or without a value");
            }
        }
        return map;
    }

    private <T> @Nullable T only(String name, Class<T> type) {
        int found = names.indexOf(name);
        if (found < 0) {
            return null;
        }
        if (found != names.lastIndexOf(name) || !type.isInstance(values.get(found))) {
            throw SmsCodecException.broken("property " + name + " occurs twice or has the wrong form");
        }
        return type.cast(values.get(found));
    }

    @Override
    public String toString() {
        return "StoredRecord{" + names.size() + " properties}";
    }
}
