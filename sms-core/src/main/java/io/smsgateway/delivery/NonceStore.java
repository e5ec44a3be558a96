package io.smsgateway.delivery;

import java.time.Instant;

/**
 * Stores the nonces of callbacks, so that each is processed once. Share it between all instances of an application that
 * receive callbacks. Safe for many threads.
 */
public interface NonceStore {

    /** Result of a claim. Values may be added; use a default branch. */
    enum Claim {
        /**
         * The nonce belongs to the caller, which handles the callback and then calls {@link #used} or {@link #release}.
         */
        TAKEN,
        /** Another call is handling the callback. */
        BUSY,
        /** The callback was handled. */
        USED,
        /** The store is full. The callback must not be handled, because the nonce could not be stored. */
        NO_ROOM
    }

    /**
     * Claims a nonce, in one atomic step. A nonce that was taken and neither used nor released must become free after
     * some minutes, because its owner has died; otherwise every redelivery is rejected, and the event is lost.
     *
     * @param nonce any text, prefixed with the provider's name
     * @param expiry when its timestamp is rejected anyway, so that the nonce may be removed
     */
    Claim claim(String nonce, Instant expiry);

    /** Marks the callback as handled. */
    void used(String nonce);

    /** Gives the nonce back after a failure, so that a redelivery is handled. */
    void release(String nonce);
}
