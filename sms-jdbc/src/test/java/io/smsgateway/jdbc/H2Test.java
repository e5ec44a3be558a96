package io.smsgateway.jdbc;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** All stores on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class H2Test {

    @AutoClose
    private final TestDatabase database = TestDatabase.open(Database.H2);

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
}
