package io.smsgateway.jdbc;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** All stores on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgreSqlTest {

    @AutoClose
    private final TestDatabase database = TestDatabase.open(Database.POSTGRESQL);

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
    final class Outages extends OutageTest {
        Outages() {
            super(database);
        }
    }

    /** Machines whose clocks are 5 s behind that of the database. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    final class ClockAhead {

        @AutoClose
        private final TestDatabase ahead = TestDatabase.skewed(5);

        @Nested
        final class Keys extends SkewedKeysTest {
            Keys() {
                super(ahead);
            }
        }

        @Nested
        final class Nonces extends NoncesTest {
            Nonces() {
                super(ahead);
            }
        }

        @Nested
        final class Processes extends ProcessesTest {
            Processes() {
                super(ahead);
            }
        }
    }

    /** Machines whose clocks are 5 s ahead of that of the database. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    final class ClockBehind {

        @AutoClose
        private final TestDatabase behind = TestDatabase.skewed(-5);

        @Nested
        final class Keys extends SkewedKeysTest {
            Keys() {
                super(behind);
            }
        }

        @Nested
        final class Nonces extends NoncesTest {
            Nonces() {
                super(behind);
            }
        }
    }
}
