package io.smsgateway.springboot.properties;

import java.util.function.Supplier;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** Invalid value of a component, thrown by a record that does not know its place in the configuration. */
final class InvalidValueException extends IllegalArgumentException {

    private final String property;

    InvalidValueException(String property, String what) {
        super(what);
        this.property = property;
    }

    /** Runs code and attributes an {@link IllegalArgumentException} to a property of the record, which its message names in dashed form. */
    static void check(String property, Supplier<?> code) {
        try {
            var unused = code.get();
        } catch (IllegalArgumentException invalid) {
            String what = String.valueOf(invalid.getMessage());
            String first = what.split(" ", 2)[0];
            boolean named = DataObjectPropertyName.toDashedForm(first).equals(property);
            throw new InvalidValueException(property, named ? property + what.substring(first.length()) : what);
        }
    }

    static void requirePositive(String property, int value) {
        if (value < 1) {
            throw new InvalidValueException(property, property + " must be at least 1, not " + value);
        }
    }

    /** Returns the property's name within its record. */
    String property() {
        return property;
    }
}
