package io.smsgateway.codes;

import io.smsgateway.jdbc.Database;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "io.smsgateway.testsupport.MariaDbServer#isInstalled", disabledReason = "mariadbd is not installed")
final class MariaDbCodeStoreTest extends JdbcCodeStoreChecks {

    private static @Nullable TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestDatabase.open(Database.MARIADB);
    }

    @AfterAll
    static void stop() throws IOException {
        Objects.requireNonNull(database).close();
    }

    @Override
    TestDatabase database() {
        return Objects.requireNonNull(database);
    }
}
