package io.smsgateway.guard;

final class PostgreSqlGuardAttacksTest extends GuardAttacks {

    PostgreSqlGuardAttacksTest() {
        super(Machines.postgreSql());
    }
}
