package io.smsgateway.guard;

/** Checks of settings. */
final class Ranges {

    private Ranges() {}

    /** Returns the value, or throws where it is not between the two, both included. */
    static <T extends Comparable<T>> T within(String name, T value, T least, T most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}
