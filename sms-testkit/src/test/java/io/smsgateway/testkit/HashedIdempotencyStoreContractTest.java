package io.smsgateway.testkit;

import io.smsgateway.Secret;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import java.time.Duration;

/** A store that gets hashes in place of keys passes the contract. */
final class HashedIdempotencyStoreContractTest extends IdempotencyStoreContract {

    private final SettableClock clock = SettableClock.at("2026-11-22T08:00:00Z");

    @Override
    protected IdempotencyStore newStore() {
        return IdempotencyStore.hashed(
                new InMemoryIdempotencyStore(capacity(), Duration.ofDays(2), clock),
                Secret.of("secret of keys", "a-secret-of-keys-for-tests-0123456789"));
    }

    @Override
    protected void expireLeases() {
        clock.advance(Duration.ofMinutes(61));
    }

    @Override
    protected void passRetention() {
        clock.advance(Duration.ofDays(2));
    }
}
