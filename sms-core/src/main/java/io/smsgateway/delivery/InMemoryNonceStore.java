package io.smsgateway.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Keeps nonces in this process, up to a number; forgets them when they expire and never before. */
public final class InMemoryNonceStore implements NonceStore {

    private record Expiring(Instant at, String nonce) {}

    private record Held(Claim claim, Instant expiry) {}

    private final Map<String, Held> nonces = new HashMap<>();
    private final NavigableSet<Expiring> byExpiry =
            new TreeSet<>(Comparator.comparing(Expiring::at).thenComparing(Expiring::nonce));
    private final Object lock = new Object();
    private final Clock clock;
    private final int most;

    /**
     * Makes a store.
     *
     * @param most nonces at a time, at least 1; some 230 bytes each
     */
    public InMemoryNonceStore(Clock clock, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a store holds at least one nonce, not " + most);
        }
        this.clock = clock;
        this.most = most;
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
            if (nonces.size() >= most) {
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
            return "InMemoryNonceStore{" + nonces.size() + " of " + most + "}";
        }
    }
}
