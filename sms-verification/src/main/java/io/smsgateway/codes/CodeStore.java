package io.smsgateway.codes;

import java.time.Instant;
import java.util.Optional;

/**
 * Keeps codes that were sent until they have ended. Safe for many threads, and for many machines where it is shared. A method that
 * throws makes the service refuse: without its store no code is valid.
 *
 * <p>Times are those of the machine that calls. A store commits on its own, never in the caller's transaction: a rolled-back
 * login must not give its tries back.
 */
public interface CodeStore {

    /** Adds a code. Its id is not there yet. */
    void create(StoredCode code, Instant now);

    /**
     * Decides on a typed code, and counts the try, in one atomic step. Of any number of simultaneous calls with the right code exactly
     * one is {@link CodeVerdict#VALID}.
     *
     * <p>In this order: {@code UNKNOWN} where there is no such id or its binding is another; {@code USED} where the code was
     * valid before; {@code EXPIRED} where its end is not after now; {@code TOO_MANY_TRIES} where no try is left; {@code VALID}
     * where the code is right, no decoy, and was sent at least once; else {@code WRONG}, with one try fewer.
     *
     * @param binding hash of id, number, purpose and session as the caller claims them
     * @param right whether the typed code is the one of the id
     */
    CodeCheck check(String id, String binding, boolean right, Instant now);

    /** Returns a code; empty where there is none. */
    Optional<StoredCode> find(String id);

    /**
     * Changes how often a code was sent and when it may be sent again, unless another caller has changed one of them meanwhile, or no
     * try is left.
     *
     * @param seen the code as it was read or created; of its values only {@code sends} and {@code resendAt} are compared
     * @param next the same with other {@code sends} and {@code resendAt}
     * @return whether they were changed; the caller sends nothing where not
     */
    boolean resend(StoredCode seen, StoredCode next);

    /** Removes a code; does nothing where there is none. */
    void cancel(String id);
}
