package io.smsgateway.idempotency;

import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Idempotency store in this process. Keeps settled keys up to a maximum number and age, both exact, and forgets those first
 * that were settled first. Keys in flight do not count and are kept until their owner settles or releases them.
 */
public final class InMemoryIdempotencyStore implements IdempotencyStore {

    private record InFlight(ClaimOwner owner, String fingerprint, long claimedAt, long leaseNanos) {}

    private record Settled(TakenKey key, long at) {}

    private final int maxKeys;
    private final long keepNanos;
    private final TimeSource time;
    private final Object lock = new Object();
    private final Map<String, InFlight> inFlight = new HashMap<>();
    /** In the order of settlement, which is the order of expiry as well. */
    private final Map<String, Settled> settled = new LinkedHashMap<>();

    /** Creates a store of 100,000 keys for 24 hours. */
    public InMemoryIdempotencyStore() {
        this(TimeSource.system());
    }

    /** Creates a store of 100,000 keys for 24 hours, by this time. */
    public InMemoryIdempotencyStore(TimeSource time) {
        this(100_000, Duration.ofHours(24), time);
    }

    /**
     * Creates a store.
     *
     * @param maxKeys maximum number of settled keys, at least 1; some 250 bytes each; a forgotten key counts as never used
     * @param keepFor how long a key is kept after its settlement, more than zero
     * @param time measures leases and ages by its monotonic time
     * @throws IllegalArgumentException when one of them is out of range
     */
    public InMemoryIdempotencyStore(int maxKeys, Duration keepFor, TimeSource time) {
        if (maxKeys < 1 || keepFor.isNegative() || keepFor.isZero()) {
            throw new IllegalArgumentException(
                    "maxKeys must be at least 1 and keepFor more than zero, not " + maxKeys + " and " + keepFor);
        }
        this.maxKeys = maxKeys;
        this.keepNanos = nanos(keepFor);
        this.time = time;
    }

    @Override
    public Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("lease must be more than zero, not " + lease);
        }
        long leaseNanos = nanos(lease);
        Set<String> claimed = new HashSet<>();
        Map<String, TakenKey> taken = new HashMap<>();
        synchronized (lock) {
            long now = time.nanos();
            forgetOld(now);
            fingerprints.forEach((key, fingerprint) -> {
                TakenKey other = other(owner, key, now);
                if (other == null) {
                    inFlight.put(key, new InFlight(owner, fingerprint, now, leaseNanos));
                    claimed.add(key);
                } else {
                    taken.put(key, other);
                }
            });
        }
        return Claims.of(claimed, taken);
    }

    /** Returns the entry of a key that this owner cannot claim; null where it can. */
    private @Nullable TakenKey other(ClaimOwner owner, String key, long now) {
        Settled done = settled.get(key);
        if (done != null) {
            return done.key();
        }
        InFlight held = inFlight.get(key);
        if (held == null || held.owner().equals(owner)) {
            return null;
        }
        return now - held.claimedAt() < held.leaseNanos()
                ? TakenKey.inFlight(held.fingerprint())
                : TakenKey.expired(held.fingerprint());
    }

    @Override
    public void settleAll(ClaimOwner owner, SortedMap<String, SendResult> results) {
        synchronized (lock) {
            long now = time.nanos();
            results.forEach((key, result) -> {
                InFlight held = inFlight.get(key);
                if (held != null && held.owner().equals(owner)) {
                    inFlight.remove(key);
                    settled.put(key, new Settled(TakenKey.settled(held.fingerprint(), result), now));
                }
            });
            forgetOld(now);
        }
    }

    @Override
    public void releaseAll(ClaimOwner owner, SortedSet<String> keys) {
        synchronized (lock) {
            for (String key : keys) {
                InFlight held = inFlight.get(key);
                if (held != null && held.owner().equals(owner)) {
                    inFlight.remove(key);
                }
            }
        }
    }

    private void forgetOld(long now) {
        Iterator<Settled> oldest = settled.values().iterator();
        while (oldest.hasNext() && (now - oldest.next().at() >= keepNanos || settled.size() > maxKeys)) {
            oldest.remove();
        }
    }

    private static long nanos(Duration duration) {
        // a longer time cannot be told apart from for ever, and would overflow
        Duration longest = Duration.ofNanos(Long.MAX_VALUE);
        return duration.compareTo(longest) > 0 ? Long.MAX_VALUE : duration.toNanos();
    }

    @Override
    public String toString() {
        synchronized (lock) {
            return "InMemoryIdempotencyStore{" + settled.size() + " settled, " + inFlight.size() + " in flight}";
        }
    }
}
