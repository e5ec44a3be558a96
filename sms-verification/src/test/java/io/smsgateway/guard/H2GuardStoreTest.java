package io.smsgateway.guard;

final class H2GuardStoreTest extends GuardStoreContract {

    H2GuardStoreTest() {
        super(Machines.h2());
    }
}
