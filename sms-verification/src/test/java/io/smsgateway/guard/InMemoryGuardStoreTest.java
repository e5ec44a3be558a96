package io.smsgateway.guard;

import io.smsgateway.testkit.SettableClock;
import java.time.Instant;

final class InMemoryGuardStoreTest extends GuardStoreContract {

    InMemoryGuardStoreTest() {
        super(Machines.inMemory(SettableClock.at(Instant.ofEpochMilli(NOW))));
    }
}
