package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The keys of a call whose messages are being sent, and the results that are not stored yet. Safe for many threads. */
final class KeysInFlight {

    private static final Unconfirmed CALL_FAILED = new Unconfirmed(ProviderId.NONE, "the call that sent it failed");

    private final ClaimedKeys claimedKeys;
    private final Object lock = new Object();
    private final Map<String, List<Integer>> sending = new HashMap<>();
    private SortedMap<String, SendResult> settled = new TreeMap<>();
    private SortedSet<String> released = new TreeSet<>();

    KeysInFlight(ClaimedKeys claimedKeys) {
        this.claimedKeys = claimedKeys;
    }

    /** Adds a key and the indexes of the messages that share its result. */
    void add(String key, List<Integer> indexes) {
        synchronized (lock) {
            sending.put(key, indexes);
        }
    }

    /**
     * Keeps a result until {@link #store}, and returns the indexes of the messages that share it.
     *
     * @throws IllegalStateException when the key has a result already
     */
    List<Integer> settle(String key, SendResult result) {
        synchronized (lock) {
            List<Integer> indexes = sending.remove(key);
            if (indexes == null) {
                throw new IllegalStateException("a message with an idempotency key has two results");
            }
            put(key, result);
            return indexes;
        }
    }

    private void put(String key, SendResult result) {
        if (result instanceof Refused) {
            released.add(key);
        } else {
            settled.put(key, result);
        }
    }

    /** Stores the results and ends all keys: a failed call must not keep keys that no other call can settle. */
    void store() {
        SortedMap<String, SendResult> toSettle;
        SortedSet<String> toRelease;
        synchronized (lock) {
            sending.keySet().forEach(key -> put(key, CALL_FAILED));
            sending.clear();
            toSettle = settled;
            toRelease = released;
            settled = new TreeMap<>();
            released = new TreeSet<>();
        }
        claimedKeys.settle(toSettle);
        claimedKeys.release(toRelease);
    }
}
