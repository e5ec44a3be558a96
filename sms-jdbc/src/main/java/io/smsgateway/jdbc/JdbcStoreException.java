package io.smsgateway.jdbc;

import org.jspecify.annotations.Nullable;

/** Failure of a store in a database. The message holds no number, text or secret; the cause may hold SQL. */
public final class JdbcStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JdbcStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
