package io.smsgateway.testkit;

import io.smsgateway.client.Rates;
import java.time.Duration;

/** The permits in memory pass the contract. */
final class InMemoryRatesContractTest extends RatesContract {

    private final SettableClock clock = SettableClock.at("2026-11-22T08:00:00Z");

    @Override
    protected Rates newRates() {
        return Rates.inMemory(clock);
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }
}
