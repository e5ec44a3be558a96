package io.smsgateway.guard;

final class RedisGuardStoreTest extends GuardStoreContract {

    RedisGuardStoreTest() {
        super(Machines.redis());
    }
}
