package io.smsgateway.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "io.smsgateway.jdbc.MariaDbServer#isInstalled", disabledReason = "mariadbd is not installed")
final class MariaDbSuspensionsTest extends SuspensionsTest {

    MariaDbSuspensionsTest() {
        super(Database.MARIADB);
    }
}
