package io.smsgateway.delivery;

import java.time.Instant;

/**
 * Remembers the nonces of callbacks, so that each counts once. Shared by all instances of an application that receive
 * callbacks. Safe for many threads.
 */
public interface NonceStore {

    /** What became of the wish to handle a callback. */
    enum Claim {
        /** It is the caller's to handle, who then calls {@link #used} or {@link #release}. */
        TAKEN,
        /** Somebody is handling it. */
        BUSY,
        /** It was handled. */
        USED,
        /** It can't be remembered, and so must not be handled: there is no room. */
        NO_ROOM
    }

    /**
     * Takes a nonce, in one step. One that was taken and neither used nor released is to be taken again after some
     * minutes, for whoever took it is dead; else the vendor's repetitions are all turned away, and the event is lost.
     *
     * @param nonce any text, prefixed with the provider's name
     * @param expiry from when on nobody accepts its stamp any more, so that it may be forgotten
     */
    Claim claim(String nonce, Instant expiry);

    /** Says that the callback was handled. */
    void used(String nonce);

    /** Says that it could not be handled, so that a repetition may be. */
    void release(String nonce);
}
