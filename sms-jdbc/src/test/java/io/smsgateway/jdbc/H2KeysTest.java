package io.smsgateway.jdbc;

final class H2KeysTest extends KeysTest {

    H2KeysTest() {
        super(Database.H2);
    }
}
