package io.smsgateway.springboot.properties;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** Something configured that can't be. Says what, where and what to write; repeats no credential. */
public final class InvalidConfigurationException extends RuntimeException {

    private final String property;
    private final String action;

    /** Creates a failure of a property, with the action that corrects it. */
    public InvalidConfigurationException(String what, String property, String action) {
        super(what);
        this.property = property;
        this.action = action;
    }

    /** Does what may find the value of a property wrong, and says then which property it was. */
    public static <T extends @Nullable Object> T at(String property, Supplier<T> reading) {
        return at(property, "Correct what stands at or under `" + property + "`.", reading);
    }

    /** The same where there is more to say of what to write. */
    public static <T extends @Nullable Object> T at(String property, String action, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException bad) {
            throw new InvalidConfigurationException(String.valueOf(bad.getMessage()), property, action);
        }
    }

    /**
     * The same for a group, where what is wrong begins with the name of one of its properties as Java writes it.
     *
     * @param properties of the group that this may be said of
     */
    public static <T> T within(String group, List<String> properties, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException bad) {
            String what = String.valueOf(bad.getMessage());
            for (String property : properties) {
                String java = DataObjectPropertyName.toDashedForm(what.split(" ", 2)[0]);
                if (property.equals(java)) {
                    String path = group + "." + property;
                    String rest = what.substring(what.indexOf(' '));
                    throw new InvalidConfigurationException(
                            property + rest, path, "Correct what stands at `" + path + "`.");
                }
            }
            return at(group, () -> {
                throw bad;
            });
        }
    }

    /** Returns the name of the property. */
    public String property() {
        return property;
    }

    /** Returns the action that corrects the configuration. */
    public String action() {
        return action;
    }

    private String inOneLine() {
        return getMessage() + " (" + property + "). " + action;
    }

    /** Why a change can't be, on one line; of what is not ours it quotes nothing, for it may hold a credential. */
    public static String why(RuntimeException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidConfigurationException bad) {
                return bad.inOneLine();
            }
        }
        if (refused instanceof BindException unreadable) {
            return UnreadableConfiguration.of(unreadable).inOneLine();
        }
        StackTraceElement[] trace = refused.getStackTrace();
        return refused.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
