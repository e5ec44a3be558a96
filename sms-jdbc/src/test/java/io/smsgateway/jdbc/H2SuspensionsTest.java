package io.smsgateway.jdbc;

final class H2SuspensionsTest extends SuspensionsTest {

    H2SuspensionsTest() {
        super(Database.H2);
    }
}
