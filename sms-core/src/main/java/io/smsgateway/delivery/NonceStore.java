package io.smsgateway.delivery;

import java.time.Instant;

/**
 * Stores the nonces of callbacks, so that each is processed once. Share it between all machines of an application that
 * receive callbacks. Safe for many threads. To test a store, extend {@code NonceStoreContract} of {@code sms-testkit}.
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
     * Claims a nonce, in one atomic step. A nonce that was taken and neither used nor released goes to the next claim after
     * five minutes, because its owner has died; otherwise every redelivery is rejected, and the event is lost. It is kept until
     * its expiry nevertheless, so that {@link #used} marks it however slow its owner was.
     *
     * @param nonce any text, prefixed with the provider's name
     * @param expiry when its timestamp is rejected anyway, so that the nonce may be removed. It is by the clock of a machine,
     *     which may differ by seconds from that of the store
     */
    Claim claim(String nonce, Instant expiry);

    /** Marks the callback of a claimed nonce as handled; does nothing for another. */
    void used(String nonce);

    /**
     * Gives a claimed nonce back after a failure, so that a redelivery is handled; does nothing for a used one. Call it on the
     * machine that claimed the nonce: where another machine has taken over an abandoned claim, the store may keep that claim.
     */
    void release(String nonce);
}
