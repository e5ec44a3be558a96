package io.smsgateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Secret;
import io.smsgateway.testsupport.EqualityChecks;
import java.lang.reflect.Proxy;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

    private static DatabaseMetaData metaData(String product, String version) {
        return (DatabaseMetaData) Proxy.newProxyInstance(
                DatabaseTest.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (proxy, method, arguments) -> method.getName().equals("getDatabaseProductName") ? product : version);
    }

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL, 17.2, POSTGRESQL",
        "MySQL, 8.4.0, MYSQL",
        "MySQL, 11.4.5-MariaDB-log, MARIADB",
        "MariaDB, 10.11.19, MARIADB",
        "H2, 2.4.240, H2"
    })
    void aDatabaseIsKnownByItsName(String product, String version, Database database) throws SQLException {
        assertThat(Database.of(metaData(product, version))).isEqualTo(database);
    }

    @Test
    void anUnknownDatabaseIsNamed() {
        assertThatThrownBy(() -> Database.of(metaData("Derby", "10.17")))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining("does not support the database Derby");
    }

    @ParameterizedTest
    @CsvSource({
        "H2, jdbc:h2:mem:test, true",
        "H2, jdbc:h2:./file, true",
        "H2, jdbc:h2:tcp://host/test, false",
        "H2, jdbc:h2:ssl://host/test, false",
        "POSTGRESQL, jdbc:postgresql://host/test, false"
    })
    void onlyADatabaseInTheProcessIsEmbedded(Database database, String url, boolean embedded) {
        assertThat(database.isEmbedded(url)).isEqualTo(embedded);
    }

    @Test
    void settingsAreToldApartByEveryProperty() {
        JdbcSettings settings = TestDatabase.SETTINGS;
        EqualityChecks.assertToldApart(List.of(
                () -> settings.withKeepKeys(Duration.ofDays(1)),
                () -> settings.withKeepKeys(Duration.ofDays(2)),
                () -> settings.withKeepReports(Duration.ofDays(4)),
                () -> settings.withKeepSent(Duration.ofDays(5)),
                () -> JdbcSettings.of(Secret.of("numberKey", "another-number-key-0123456789-0123"))
                        .withKeepKeys(Duration.ofDays(1))));
        assertThat(settings.withKeepSent(Duration.ofDays(5)).keepSent()).isEqualTo(Duration.ofDays(5));
        assertThat(settings.keepReports()).isEqualTo(Duration.ofDays(3));
        assertThatThrownBy(() -> settings.withKeepKeys(Duration.ofDays(4000))).hasMessageContaining("keepKeys must be");
    }

    @Test
    void nothingIsRepeatedInTheCallersTransaction() {
        int[] calls = new int[1];
        Transactions callers = Transactions.callers(new UnreachableDataSource(), new CallerConnections() {
            @Override
            public java.sql.Connection open() throws SQLException {
                calls[0]++;
                throw new SQLException("deadlock", "40001");
            }

            @Override
            public void release(java.sql.Connection connection) {}
        });

        assertThatThrownBy(() -> callers.run("store a report", connection -> null))
                .hasMessageContaining("SQL state 40001");
        assertThat(calls[0]).isOne();
    }
}
