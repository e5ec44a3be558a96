package io.smsgateway.testkit;

import io.smsgateway.delivery.InMemoryNonceStore;
import io.smsgateway.delivery.NonceStore;
import java.time.Clock;
import java.time.Duration;

/** The store in memory passes the contract. */
final class InMemoryNonceStoreContractTest extends NonceStoreContract {

    private final SettableClock clock = SettableClock.at("2026-11-22T08:00:00Z");

    @Override
    protected NonceStore newStore() {
        return new InMemoryNonceStore(clock(), 1_000);
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }

    @Override
    protected Clock clock() {
        return clock.clock();
    }

    @Override
    protected Duration skew() {
        return Duration.ZERO;
    }
}
