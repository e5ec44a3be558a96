package io.smsgateway.jdbc;

final class PostgreSqlStoresTest extends StoresTest {

    PostgreSqlStoresTest() {
        super(Database.POSTGRESQL);
    }
}
