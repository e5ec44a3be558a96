package io.smsgateway.guard;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.smsgateway.testsupport.MariaDbServer#isInstalled")
final class MariaDbGuardStoreTest extends GuardStoreContract {

    MariaDbGuardStoreTest() {
        super(Machines.mariaDb());
    }
}
