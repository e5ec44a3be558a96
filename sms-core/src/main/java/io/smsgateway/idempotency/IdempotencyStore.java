package io.smsgateway.idempotency;

import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import java.time.Duration;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Stores idempotency keys and the results of their messages. A store that several machines share extends the guarantee to
 * all of them. To test a store, extend {@code IdempotencyStoreContract} of {@code sms-testkit}.
 *
 * <p><b>States.</b> A key is free, in flight (claimed by an owner, without a result) or settled. A key in flight whose lease
 * has expired is answered as {@linkplain TakenKey#leaseExpired expired}; its message may have been sent, so it never becomes
 * free. Only its owner releases or settles a key, and may do so after the lease as well: a late result replaces an unknown
 * one.
 *
 * <p><b>Forgetting.</b> A store may forget a settled key, counted from its settlement. It never forgets a key in flight while
 * the lease runs, neither by age nor for lack of room, and keeps an expired key at least as long as a settled one, counted
 * from the end of the lease.
 *
 * <p><b>Atomicity.</b> Each key is decided in one atomic step: of all claims of a free key, on all threads and machines,
 * exactly one succeeds, and a call that returns is visible to every call that begins afterwards. The keys of one call need
 * not change together. A call makes few round trips, however many keys it has: a list has up to 32,000, which a store may
 * split in their order.
 *
 * <p><b>Order.</b> All keys are passed in the order of {@link String#compareTo}. A store that locks rows locks them in this
 * order, so that overlapping calls do not deadlock. A key has 1 to 200 characters and is compared by each of them: case,
 * accents and trailing blanks count, and a database column needs a binary collation.
 *
 * <p><b>Clock.</b> Leases and retention are measured by the store's own clock: by that of the database where there is one,
 * because the clocks of machines differ.
 *
 * <p><b>Errors.</b> After an exception nothing is known: each key of the call may have changed or not. A call that fails
 * late may still take effect later. The client releases the keys of a failed claim, and logs a failed settlement or release;
 * such keys end as expired. Every call may be repeated with the same arguments, for instance after a deadlock.
 *
 * <p><b>Personal data.</b> Applications put numbers and names into keys and metadata. A store that outlives the process keeps
 * neither in the clear: see {@link #hashed}.
 *
 * <p><b>Threads.</b> Safe for many threads. Calls block the thread of the caller that sends, so a store needs a timeout of
 * its own, shorter than the 5 s after which the client gives up a claim.
 *
 * <p>In SQL, with a row for each key: {@code claimAll} is one {@code insert … on conflict do nothing} of all keys, followed
 * by one {@code select} of those keys; rows of the owner without a result are claimed, the other rows are taken. {@code
 * settleAll} is one {@code update … where owner = ? and result is null}, {@code releaseAll} one {@code delete} with the same
 * condition.
 */
public interface IdempotencyStore {

    /**
     * Claims those keys that are free. A key that this owner has in flight already counts as claimed, and its lease starts
     * anew.
     *
     * @param owner unique for each call of a client
     * @param fingerprints the fingerprint of the message of each key: 64 hexadecimal digits, compared for equality only;
     *     sorted by key
     * @param lease how long the owner needs at most, more than zero
     * @return an answer for every key
     * @throws RuntimeException when the store fails; some of the keys may have been claimed
     */
    Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease);

    /**
     * Stores the results of messages. Changes only keys that this owner has in flight, under a running or an expired lease,
     * and ignores the others.
     *
     * @param results accepted and unconfirmed results, sorted by key
     * @throws RuntimeException when the store fails; some of the results may have been stored
     */
    void settleAll(ClaimOwner owner, SortedMap<String, SendResult> results);

    /**
     * Frees keys whose messages were certainly not sent. Changes only keys that this owner has in flight, under a running or
     * an expired lease, and ignores the others.
     *
     * @param keys sorted
     * @throws RuntimeException when the store fails; some of the keys may be free
     */
    void releaseAll(ClaimOwner owner, SortedSet<String> keys);

    /**
     * Returns a store that hands keyed hashes (HMAC-SHA-256, 64 hexadecimal digits) to another store in place of keys, and
     * results without key and metadata. A client sets both to those of the call in every result that it returns. The stores of
     * {@code sms-jdbc} and {@code sms-redis} do so by themselves.
     *
     * @param secret at least 32 characters, the same for all clients of the store. Under another secret no stored key is found,
     *     so that a repeated message is sent again
     * @throws IllegalArgumentException when the secret is shorter; the message does not repeat it
     */
    static IdempotencyStore hashed(IdempotencyStore store, Secret secret) {
        return new HashingIdempotencyStore(store, secret);
    }
}
