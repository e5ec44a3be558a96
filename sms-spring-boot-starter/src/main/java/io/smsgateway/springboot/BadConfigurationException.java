package io.smsgateway.springboot;

import java.util.function.Supplier;
import org.springframework.boot.context.properties.bind.BindException;

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

    private String inOneLine() {
        return getMessage() + " (" + property + "). " + action;
    }

    /** Why a change can't be, on one line; of what is not ours it quotes nothing, for it may hold a credential. */
    static String why(RuntimeException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadConfigurationException bad) {
                return bad.inOneLine();
            }
        }
        if (refused instanceof BindException unreadable) {
            return "`" + unreadable.getName() + "` can't be read as "
                    + unreadable.getTarget().getType();
        }
        StackTraceElement[] trace = refused.getStackTrace();
        return refused.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
