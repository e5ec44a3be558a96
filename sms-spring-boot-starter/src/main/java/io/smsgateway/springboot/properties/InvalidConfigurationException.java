package io.smsgateway.springboot.properties;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * Failure of an invalid configuration. At start it becomes a failure analysis with what is wrong, the property and what to
 * write; at a refresh it is the reason of the refusal. Its texts must repeat no credential.
 */
public final class InvalidConfigurationException extends RuntimeException {

    private final String property;
    private final String action;
    private final List<InvalidConfigurationException> all;

    /**
     * Creates a failure.
     *
     * @param what what is wrong
     * @param property the property's full name
     * @param action what to write instead
     */
    public InvalidConfigurationException(String what, String property, String action) {
        super(what);
        this.property = property;
        this.action = action;
        this.all = List.of(this);
    }

    private InvalidConfigurationException(List<InvalidConfigurationException> all) {
        super(all.stream().map(Throwable::getMessage).collect(Collectors.joining("; ")));
        this.property = all.stream().map(each -> each.property).collect(Collectors.joining(", "));
        this.action = all.stream().map(each -> each.action).collect(Collectors.joining(" "));
        this.all = List.copyOf(all);
    }

    /** Returns one failure with several mistakes. */
    static InvalidConfigurationException of(List<InvalidConfigurationException> all) {
        return new InvalidConfigurationException(all);
    }

    /** Returns the mistakes: this one, or those that it is made of. */
    List<InvalidConfigurationException> all() {
        return all;
    }

    /** Runs code and attributes an {@link IllegalArgumentException} to a property. */
    public static <T extends @Nullable Object> T at(String property, Supplier<T> code) {
        return at(property, "Correct the value at or under `" + property + "`.", code);
    }

    /** Runs code and attributes an {@link IllegalArgumentException} to a property, with an action. */
    public static <T extends @Nullable Object> T at(String property, String action, Supplier<T> code) {
        try {
            return code.get();
        } catch (IllegalArgumentException invalid) {
            throw new InvalidConfigurationException(String.valueOf(invalid.getMessage()), property, action);
        }
    }

    /**
     * Runs code and attributes an {@link IllegalArgumentException} to one property of a group, when its message begins with
     * the name of that property, in camel case or in dashed form; else to the group.
     *
     * @param properties the properties of the group that a message may begin with
     */
    public static <T> T within(String group, List<String> properties, Supplier<T> code) {
        try {
            return code.get();
        } catch (IllegalArgumentException invalid) {
            String what = String.valueOf(invalid.getMessage());
            String property = DataObjectPropertyName.toDashedForm(what.split(" ", 2)[0]);
            if (properties.contains(property)) {
                throw invalid(property + what.substring(what.indexOf(' ')), group + "." + property);
            }
            throw new InvalidConfigurationException(what, group, "Correct the value at or under `" + group + "`.");
        }
    }

    private static InvalidConfigurationException invalid(String what, String property) {
        return new InvalidConfigurationException(what, property, "Correct the value of `" + property + "`.");
    }

    /** Returns the property's full name; those of several mistakes are joined by commas. */
    public String property() {
        return property;
    }

    /** Returns what to write instead. */
    public String action() {
        return action;
    }

    private String oneLine() {
        return all.stream()
                .map(each -> each.getMessage() + " (" + each.property + "). " + each.action)
                .collect(Collectors.joining("; "));
    }

    /** Returns on one line why a refresh failed. Messages of other exceptions are left out: they may contain credentials. */
    public static String reason(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidConfigurationException invalid) {
                return invalid.oneLine();
            }
        }
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
