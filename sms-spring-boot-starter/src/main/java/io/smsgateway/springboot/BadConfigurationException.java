package io.smsgateway.springboot;

import java.util.function.Supplier;

/** Something configured that can't be. Says what, where and what to write; repeats no credential. */
final class BadConfigurationException extends RuntimeException {

    private final String property;
    private final String action;

    BadConfigurationException(String what, String property, String action) {
        super(what);
        this.property = property;
        this.action = action;
    }

    /** Does what may find the value of a property wrong, and says then which property it was. */
    static <T> T at(String property, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException bad) {
            throw new BadConfigurationException(
                    String.valueOf(bad.getMessage()), property, "Correct what stands at or under `" + property + "`.");
        }
    }

    String property() {
        return property;
    }

    String action() {
        return action;
    }

    /** All of it on one line, for a log. */
    String inOneLine() {
        return getMessage() + " (" + property + "). " + action;
    }
}
