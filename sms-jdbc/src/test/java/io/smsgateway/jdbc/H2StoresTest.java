package io.smsgateway.jdbc;

final class H2StoresTest extends StoresTest {

    H2StoresTest() {
        super(Database.H2);
    }
}
