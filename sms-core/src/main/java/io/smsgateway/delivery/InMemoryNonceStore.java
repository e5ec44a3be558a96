package io.smsgateway.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Keeps nonces in this process, up to a number; forgets them when they expire and never before. */
public final class InMemoryNonceStore implements NonceStore {

    private record Expiring(String nonce, Instant at) {}

    private final Map<String, Claim> claims = new HashMap<>();
    private final Queue<Expiring> byExpiry = new PriorityQueue<>(Comparator.comparing(Expiring::at));
    private final Object lock = new Object();
    private final Clock clock;
    private final int most;

    /**
     * Makes a store.
     *
     * @param most nonces at a time, at least 1; some 150 bytes each
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
            for (Expiring first = byExpiry.peek(); first != null && first.at().isBefore(now); first = byExpiry.peek()) {
                byExpiry.remove();
                claims.remove(first.nonce());
            }
            @Nullable Claim claim = claims.get(nonce);
            if (claim != null) {
                return claim;
            }
            if (claims.size() >= most) {
                return Claim.NO_ROOM;
            }
            claims.put(nonce, Claim.BUSY);
            byExpiry.add(new Expiring(nonce, expiry));
            return Claim.TAKEN;
        }
    }

    @Override
    public void used(String nonce) {
        synchronized (lock) {
            claims.replace(nonce, Claim.USED);
        }
    }

    @Override
    public void release(String nonce) {
        synchronized (lock) {
            if (claims.remove(nonce) != null) {
                byExpiry.removeIf(expiring -> expiring.nonce().equals(nonce));
            }
        }
    }

    @Override
    public String toString() {
        synchronized (lock) {
            return "InMemoryNonceStore{" + claims.size() + " of " + most + "}";
        }
    }
}
