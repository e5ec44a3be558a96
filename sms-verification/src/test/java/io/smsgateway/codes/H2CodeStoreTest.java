package io.smsgateway.codes;

import io.smsgateway.jdbc.Database;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class H2CodeStoreTest extends JdbcCodeStoreChecks {

    private static @Nullable TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestDatabase.open(Database.H2);
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
