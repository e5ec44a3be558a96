package io.smsgateway.jdbc;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** All stores on one database. */
@EnabledIf(value = "io.smsgateway.testsupport.MariaDbServer#isInstalled", disabledReason = "mariadbd is not installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MariaDbTest {

    @AutoClose
    private final TestDatabase database = TestDatabase.open(Database.MARIADB);

    @Nested
    final class Keys extends KeysTest {
        Keys() {
            super(database);
        }
    }

    @Nested
    final class Nonces extends NoncesTest {
        Nonces() {
            super(database);
        }
    }

    @Nested
    final class Suspended extends SuspensionsTest {
        Suspended() {
            super(database);
        }
    }

    @Nested
    final class Upgrades extends UpgradeTest {
        Upgrades() {
            super(database);
        }
    }

    @Nested
    final class Callers extends TransactionsTest {
        Callers() {
            super(database);
        }
    }

    @Nested
    final class Others extends StoresTest {
        Others() {
            super(database);
        }
    }

    @Nested
    final class Processes extends ProcessesTest {
        Processes() {
            super(database);
        }
    }

    @Nested
    @Tag("outage")
    final class Outages extends OutageTest {
        Outages() {
            super(database);
        }
    }

    /** A driver that returns the number of changed rows instead of that of found rows. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    final class CountingChangedRows {

        @AutoClose
        private final TestDatabase changed = database.with("&useAffectedRows=true");

        @Nested
        final class Nonces extends NoncesTest {
            Nonces() {
                super(changed);
            }
        }

        @Nested
        final class Suspended extends SuspensionsTest {
            Suspended() {
                super(changed);
            }
        }

        @Nested
        final class Others extends StoresTest {
            Others() {
                super(changed);
            }
        }
    }
}
