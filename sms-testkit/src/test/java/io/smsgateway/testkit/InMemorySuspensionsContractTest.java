package io.smsgateway.testkit;

import io.smsgateway.client.Suspensions;

/** The store in memory passes the contract. */
final class InMemorySuspensionsContractTest extends SuspensionsContract {

    @Override
    protected Suspensions newStore() {
        return Suspensions.inMemory();
    }
}
