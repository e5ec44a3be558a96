package io.smsgateway.guard;

final class RedisGuardAttacksTest extends GuardAttacks {

    RedisGuardAttacksTest() {
        super(Machines.redis());
    }
}
