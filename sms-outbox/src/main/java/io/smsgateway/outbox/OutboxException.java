package io.smsgateway.outbox;

import org.jspecify.annotations.Nullable;

/** Failure of the outbox in its database. The message holds no number, text or secret; the cause may hold SQL. */
public final class OutboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
