package io.smsgateway.testkit;

import io.smsgateway.idempotency.IdempotencyStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * Tests that every idempotency store has to pass, such as one in a database or in Redis. A store's test extends this class
 * and supplies stores and the passing of time.
 *
 * <p>Requires {@code junit-jupiter} and {@code assertj-core} in test scope.
 */
public abstract class IdempotencyStoreContract {

    /** Returns a new store without keys. Called once before each test. */
    protected abstract IdempotencyStore newStore();

    /**
     * Returns another instance with the same keys, as another machine has it; by default the store itself, for stores in one
     * process.
     */
    protected IdempotencyStore sameKeys(IdempotencyStore first) {
        return first;
    }

    /**
     * Lets more than a minute and less than a day pass for the store, less than its retention. A store with a clock of its
     * own that cannot be set moves the times of its keys instead.
     */
    protected abstract void expireLeases();

    /**
     * Lets the time pass after which the store may forget a settled key, less than a week, and runs its clean-up where it has
     * one.
     */
    protected abstract void passRetention();

    /**
     * Returns how many settled keys the store keeps; 1,000 by default, which is enough for a store without a limit. The
     * contract settles twice as many.
     */
    protected int capacity() {
        return 1_000;
    }

    @Nested
    @DisplayName("claims")
    final class Claiming extends ClaimChecks {
        Claiming() {
            super(IdempotencyStoreContract.this);
        }
    }

    @Nested
    @DisplayName("leases")
    final class Leasing extends LeaseChecks {
        Leasing() {
            super(IdempotencyStoreContract.this);
        }
    }

    @Nested
    @DisplayName("threads")
    final class Sharing extends SharedStoreChecks {
        Sharing() {
            super(IdempotencyStoreContract.this);
        }
    }
}
