package io.smsgateway.guard;

final class PostgreSqlGuardStoreTest extends GuardStoreContract {

    PostgreSqlGuardStoreTest() {
        super(Machines.postgreSql());
    }
}
