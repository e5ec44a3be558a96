package io.smsgateway.http;

import org.jspecify.annotations.Nullable;

/**
 * A value that does not print: a phone number, a text, a code, or whatever else may hold one. The component type of
 * wire records, so that their generated {@code toString} reveals nothing; in JSON, it is the value itself.
 *
 * @param value the value; not null
 */
public record Sensitive<T>(T value) {

    /** Wraps a value; null stays null. */
    public static <T> @Nullable Sensitive<T> ofNullable(@Nullable T value) {
        return value == null ? null : new Sensitive<>(value);
    }

    /** Returns the wrapped value; null for null. */
    public static <T> @Nullable T reveal(@Nullable Sensitive<T> sensitive) {
        return sensitive == null ? null : sensitive.value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
