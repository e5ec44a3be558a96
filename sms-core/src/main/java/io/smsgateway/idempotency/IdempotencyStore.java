package io.smsgateway.idempotency;

import io.smsgateway.SendResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores idempotency keys and the results of their messages. Safe for many threads; a store that is shared between
 * machines extends the guarantee to all of them.
 */
public interface IdempotencyStore {

    /**
     * A key that is taken.
     *
     * @param fingerprint of the message that took it
     * @param result the result; null until it is known
     */
    record Entry(String fingerprint, @Nullable SendResult result) {}

    /**
     * Takes a key that is free, in one atomic step.
     *
     * @param key the caller's key of a message
     * @param fingerprint hash of recipient and content
     * @return empty when the key now belongs to this call; otherwise its entry
     */
    Optional<Entry> claim(String key, String fingerprint);

    /** Stores the result of a message, for as long as the store keeps keys. */
    void settle(String key, SendResult result);

    /** Gives a key back, because its message was certainly not sent, so that it may be used again. */
    void release(String key);
}
