package io.smsgateway.testkit;

import io.smsgateway.TimeSource;
import io.smsgateway.client.Rates;

/** The permits in memory pass the contract. */
final class InMemoryRatesContractTest extends RatesContract {

    private final SettableClock clock = SettableClock.at("2026-11-22T08:00:00Z");

    @Override
    protected Rates newRates() {
        return Rates.inMemory(clock);
    }

    @Override
    protected TimeSource time() {
        return clock;
    }
}
