package io.smsgateway.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Nonce store in this process, up to a maximum number of nonces. Removes them when they expire and never before. */
public final class InMemoryNonceStore implements NonceStore {

    private record Expiring(Instant at, String nonce) {}

    private record Held(Claim claim, Instant expiry) {}

    private final Map<String, Held> nonces = new HashMap<>();
    private final NavigableSet<Expiring> byExpiry =
            new TreeSet<>(Comparator.comparing(Expiring::at).thenComparing(Expiring::nonce));
    private final Object lock = new Object();
    private final Clock clock;
    private final int max;

    /**
     * Creates a store.
     *
     * @param max maximum number of nonces, at least 1; some 230 bytes each
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
            if (held != null) {
                return held.claim();
            }
            if (nonces.size() >= max) {
                return Claim.NO_ROOM;
            }
            nonces.put(nonce, new Held(Claim.BUSY, expiry));
            byExpiry.add(new Expiring(expiry, nonce));
            return Claim.TAKEN;
        }
    }

    @Override
    public void used(String nonce) {
        synchronized (lock) {
            nonces.computeIfPresent(nonce, (same, held) -> new Held(Claim.USED, held.expiry()));
        }
    }

    @Override
    public void release(String nonce) {
        synchronized (lock) {
            Held held = nonces.remove(nonce);
            if (held != null) {
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
