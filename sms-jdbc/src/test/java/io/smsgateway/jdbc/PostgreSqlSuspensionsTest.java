package io.smsgateway.jdbc;

final class PostgreSqlSuspensionsTest extends SuspensionsTest {

    PostgreSqlSuspensionsTest() {
        super(Database.POSTGRESQL);
    }
}
