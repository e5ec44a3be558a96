package io.smsgateway.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Nonce store in this process, up to a maximum number of nonces. Removes them when they expire and never before. */
public final class InMemoryNonceStore implements NonceStore {

    /** After this time the owner of a nonce has died. */
    private static final Duration ABANDONED = Duration.ofMinutes(5);

    private record Expiring(Instant at, String nonce) {}

    private record Held(Claim claim, long takenAtMillis, Instant expiry) {

        boolean isAbandoned(Instant now) {
            return claim == Claim.BUSY && takenAtMillis < now.minus(ABANDONED).toEpochMilli();
        }
    }

    private final Map<String, Held> nonces = new HashMap<>();
    private final NavigableSet<Expiring> byExpiry =
            new TreeSet<>(Comparator.comparing(Expiring::at).thenComparing(Expiring::nonce));
    private final Object lock = new Object();
    private final Clock clock;
    private final int max;

    /**
     * Creates a store.
     *
     * @param max maximum number of nonces, at least 1; some 240 bytes each
     */
    public InMemoryNonceStore(Clock clock, int max) {
        if (max < 1) {
            throw new IllegalArgumentException("max must be at least 1, not " + max);
        }
        this.clock = clock;
        this.max = max;
    }

    @Override
    public Claim claim(String nonce, Instant expiry) {
        synchronized (lock) {
            Instant now = clock.instant();
            while (!byExpiry.isEmpty() && byExpiry.first().at().isBefore(now)) {
                nonces.remove(byExpiry.pollFirst().nonce());
            }
            Held held = nonces.get(nonce);
            if (held != null && held.isAbandoned(now)) {
                nonces.put(nonce, new Held(Claim.BUSY, now.toEpochMilli(), held.expiry()));
                return Claim.TAKEN;
            }
            if (held != null) {
                return held.claim();
            }
            if (nonces.size() >= max) {
                return Claim.NO_ROOM;
            }
            nonces.put(nonce, new Held(Claim.BUSY, now.toEpochMilli(), expiry));
            byExpiry.add(new Expiring(expiry, nonce));
            return Claim.TAKEN;
        }
    }

    @Override
    public void used(String nonce) {
        synchronized (lock) {
            nonces.computeIfPresent(nonce, (same, held) -> new Held(Claim.USED, held.takenAtMillis(), held.expiry()));
        }
    }

    @Override
    public void release(String nonce) {
        synchronized (lock) {
            Held held = nonces.get(nonce);
            if (held != null && held.claim() == Claim.BUSY) {
                nonces.remove(nonce);
                byExpiry.remove(new Expiring(held.expiry(), nonce));
            }
        }
    }

    @Override
    public String toString() {
        synchronized (lock) {
            return "InMemoryNonceStore{" + nonces.size() + " of " + max + "}";
        }
    }
}
