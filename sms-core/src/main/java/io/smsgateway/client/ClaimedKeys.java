package io.smsgateway.client;

import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The keys that one call holds in a store. Whatever the store throws changes no result: a failed claim is a checked
 * exception, a failed settlement or release is logged, and the key ends as expired.
 */
final class ClaimedKeys {

    /** A claim failed; the keys are not held. */
    static final class ClaimFailedException extends Exception {
        private static final long serialVersionUID = 1L;

        ClaimFailedException(String message) {
            super(message);
        }
    }

    static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

    private static final SafeLogger LOG = new SafeLogger(ClaimedKeys.class);

    private final ClaimOwner owner = ClaimOwner.unique();
    private final IdempotencyStore store;
    private final Duration lease;
    private final TimeSource time;

    ClaimedKeys(IdempotencyStore store, Duration lease, TimeSource time) {
        this.store = store;
        this.lease = lease;
        this.time = time;
    }

    /** Claims keys in one step; on a failure it releases those that were claimed after all. */
    Claims claim(SortedMap<String, String> fingerprints) throws ClaimFailedException {
        long start = time.nanos();
        String failure;
        try {
            Claims claims = store.claimAll(owner, fingerprints, lease);
            Duration taken = Duration.ofNanos(time.nanos() - start);
            if (taken.compareTo(CLAIM_TIMEOUT) > 0) {
                failure = "idempotency store took " + taken.toMillis() + " ms, more than " + CLAIM_TIMEOUT.toMillis();
            } else if (answersAll(claims, fingerprints)) {
                return claims;
            } else {
                failure = "idempotency store gave no answer for some keys";
            }
        } catch (Throwable broken) {
            restoreInterrupt(broken);
            failure = "idempotency store failed with " + broken.getClass().getSimpleName();
        }
        LOG.warn("Claim of {} idempotency key(s) failed: {}", fingerprints.size(), failure);
        release(new TreeSet<>(fingerprints.keySet()));
        throw new ClaimFailedException(failure);
    }

    private static boolean answersAll(Claims claims, SortedMap<String, String> fingerprints) {
        for (String key : fingerprints.keySet()) {
            if (!claims.claimed().contains(key) && !claims.taken().containsKey(key)) {
                return false;
            }
        }
        return true;
    }

    void settle(SortedMap<String, SendResult> results) {
        if (!results.isEmpty()) {
            logFailure("store the results", results.size(), () -> store.settleAll(owner, results));
        }
    }

    void release(SortedSet<String> keys) {
        if (!keys.isEmpty()) {
            logFailure("release the keys", keys.size(), () -> store.releaseAll(owner, keys));
        }
    }

    private static void logFailure(String action, int count, Runnable call) {
        try {
            call.run();
        } catch (Throwable broken) {
            restoreInterrupt(broken);
            LOG.error(
                    "Idempotency store failed to {} of {} message(s); they end unconfirmed for later calls: {}",
                    action,
                    count,
                    broken.getClass().getName());
        }
    }

    private static void restoreInterrupt(Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }
}
