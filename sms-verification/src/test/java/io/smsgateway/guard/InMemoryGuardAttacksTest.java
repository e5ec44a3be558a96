package io.smsgateway.guard;

import io.smsgateway.TimeSource;

final class InMemoryGuardAttacksTest extends GuardAttacks {

    InMemoryGuardAttacksTest() {
        super(Machines.inMemory(TimeSource.system()));
    }
}
