package io.smsgateway.examples;

import io.smsgateway.SendResult;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.TakenKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** An idempotency store of the application's own. It never forgets, which a real one does. */
final class MapStore implements IdempotencyStore {

    private record Row(
            ClaimOwner owner,
            String fingerprint,
            Instant leaseEnd,
            @Nullable SendResult result) {

        boolean isOpen(ClaimOwner by) {
            return owner.equals(by) && result == null;
        }

        TakenKey taken(Instant now) {
            if (result != null) {
                return TakenKey.settled(fingerprint, result);
            }
            return now.isAfter(leaseEnd) ? TakenKey.expired(fingerprint) : TakenKey.inFlight(fingerprint);
        }
    }

    private final Map<String, Row> rows = new HashMap<>();
    private final InstantSource clock;

    MapStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
        Instant now = clock.instant();
        Set<String> claimed = new HashSet<>();
        Map<String, TakenKey> taken = new HashMap<>();
        fingerprints.forEach((key, fingerprint) -> {
            Row row = rows.get(key);
            if (row == null || row.isOpen(owner)) {
                rows.put(key, new Row(owner, fingerprint, now.plus(lease), null));
                claimed.add(key);
            } else {
                taken.put(key, row.taken(now));
            }
        });
        return Claims.of(claimed, taken);
    }

    @Override
    public synchronized void settleAll(ClaimOwner owner, SortedMap<String, SendResult> results) {
        results.forEach((key, result) -> rows.computeIfPresent(
                key,
                (same, row) -> row.isOpen(owner) ? new Row(owner, row.fingerprint(), row.leaseEnd(), result) : row));
    }

    @Override
    public synchronized void releaseAll(ClaimOwner owner, SortedSet<String> keys) {
        keys.forEach(key -> rows.computeIfPresent(key, (same, row) -> row.isOpen(owner) ? null : row));
    }
}
