package io.smsgateway.outbox;

import io.smsgateway.jdbc.Database;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** The outbox on one database. */
@EnabledIf(value = "io.smsgateway.testsupport.MariaDbServer#isInstalled", disabledReason = "mariadbd is not installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MariaDbTest {

    @AutoClose
    private final OutboxDatabase opened = OutboxDatabase.open(Database.MARIADB);

    @Nested
    final class Submitting extends SubmitTest {
        Submitting() {
            super(opened);
        }
    }

    @Nested
    final class Sending extends SendTest {
        Sending() {
            super(opened);
        }
    }

    @Nested
    final class Options extends OptionsTest {
        Options() {
            super(opened);
        }
    }

    @Nested
    final class Outcomes extends OutcomeTest {
        Outcomes() {
            super(opened);
        }
    }

    @Nested
    final class Requeuing extends RequeueTest {
        Requeuing() {
            super(opened);
        }
    }

    @Nested
    final class Upgrading extends UpgradeTest {
        Upgrading() {
            super(opened);
        }
    }

    @Nested
    final class Running extends CampaignTest {
        Running() {
            super(opened);
        }
    }

    @Nested
    final class Slots extends SlotTest {
        Slots() {
            super(opened);
        }
    }

    @Nested
    final class Reconciling extends ReconcileTest {
        Reconciling() {
            super(opened);
        }
    }
}
