package io.smsgateway.testkit;

import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import java.time.Duration;

/** The store in memory passes the contract. */
final class InMemoryIdempotencyStoreContractTest extends IdempotencyStoreContract {

    private final SettableClock clock = SettableClock.at("2026-11-22T08:00:00Z");

    @Override
    protected IdempotencyStore newStore() {
        return new InMemoryIdempotencyStore(capacity(), Duration.ofDays(2), clock);
    }

    @Override
    protected int capacity() {
        return Integer.getInteger("sms.stores.keys", 5_000);
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
