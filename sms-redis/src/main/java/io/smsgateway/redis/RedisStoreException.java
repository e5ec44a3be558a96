package io.smsgateway.redis;

import org.jspecify.annotations.Nullable;

/** Failure of a store in Redis. The message holds no number, text or secret. */
public final class RedisStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
