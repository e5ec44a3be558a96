package io.smsgateway.idempotency;

import io.smsgateway.SendResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which idempotency keys were used and what came of them. Implementations are safe for many threads; one that
 * is shared between machines makes the promise hold over all of them.
 */
public interface IdempotencyStore {

    /**
     * A key that is taken.
     *
     * @param fingerprint of the message it was taken for
     * @param result what came of it; null while nobody knows
     */
    record Entry(String fingerprint, @Nullable SendResult result) {}

    /**
     * Takes a key, in one atomic step, unless somebody has it.
     *
     * @param key the caller's name for a message
     * @param fingerprint stands for recipient and content
     * @return empty when the key now belongs to this call; else what is known of it
     */
    Optional<Entry> claim(String key, String fingerprint);

    /** Writes down what came of a message, for as long as the store keeps keys. */
    void settle(String key, SendResult result);

    /** Gives a key back: its message was certainly not sent, so the key may be used again. */
    void release(String key);
}
