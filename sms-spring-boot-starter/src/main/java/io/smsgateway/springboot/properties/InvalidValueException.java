package io.smsgateway.springboot.properties;

import java.util.function.Supplier;

/** A value that can't be, in a record that does not know where in the configuration it stands. */
final class InvalidValueException extends IllegalArgumentException {

    private final String property;

    InvalidValueException(String property, String what) {
        super(what);
        this.property = property;
    }

    /** Does what may find the value of one of the record's properties wrong, and says then which it was. */
    static void check(String property, Supplier<?> reading) {
        try {
            var unused = reading.get();
        } catch (IllegalArgumentException bad) {
            throw new InvalidValueException(property, String.valueOf(bad.getMessage()));
        }
    }

    /** The property's name within its record. */
    String property() {
        return property;
    }
}
