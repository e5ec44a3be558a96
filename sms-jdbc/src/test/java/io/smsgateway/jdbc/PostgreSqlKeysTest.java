package io.smsgateway.jdbc;

final class PostgreSqlKeysTest extends KeysTest {

    PostgreSqlKeysTest() {
        super(Database.POSTGRESQL);
    }
}
