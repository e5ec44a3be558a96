package io.smsgateway.codes;

import org.jspecify.annotations.Nullable;

/** Failure of a store of codes in a database. The message holds no number, code or secret. */
public final class CodeStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CodeStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
