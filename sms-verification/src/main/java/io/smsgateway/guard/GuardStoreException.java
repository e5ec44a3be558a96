package io.smsgateway.guard;

import org.jspecify.annotations.Nullable;

/** Failure of a guard's counters in a database. The message holds no number or secret. */
public final class GuardStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GuardStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
