package io.smsgateway.springboot.properties;

import java.util.function.Supplier;

/** Invalid value of a component, thrown by a record that does not know its place in the configuration. */
final class InvalidValueException extends IllegalArgumentException {

    private final String property;

    InvalidValueException(String property, String what) {
        super(what);
        this.property = property;
    }

    /** Runs code and attributes an {@link IllegalArgumentException} to a property of the record. */
    static void check(String property, Supplier<?> code) {
        try {
            var unused = code.get();
        } catch (IllegalArgumentException invalid) {
            throw new InvalidValueException(property, String.valueOf(invalid.getMessage()));
        }
    }

    /** Returns the property's name within its record. */
    String property() {
        return property;
    }
}
