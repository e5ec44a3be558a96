package io.smsgateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Secret;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcSchemaTest {

    private static DataSource empty() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    @Test
    void missingTablesAreAnErrorThatNamesTheScript() {
        assertThatThrownBy(() -> JdbcStores.of(empty(), TestDatabase.SETTINGS))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining("The tables of sms-jdbc are missing")
                .hasMessageContaining(
                        "Run io/smsgateway/jdbc/h2/V1__sms_jdbc.sql, then io/smsgateway/jdbc/h2/V2__sms_jdbc.sql of");
    }

    @Test
    void tablesOfAnotherVersionAreAnErrorThatNamesBothVersions() {
        DataSource dataSource = empty();
        JdbcSchema.create(dataSource);
        Transactions.own(dataSource)
                .run("change", connection -> Dialect.update(connection, "insert into sms_schema (version) values (7)"));

        assertThatThrownBy(() -> JdbcStores.of(dataSource, TestDatabase.SETTINGS))
                .hasMessageContaining(
                        "have version 7, and this library needs 2. Use the library's version that wrote them");
    }

    @Test
    void aDatabaseThatDoesNotRespondIsNotSaidToBeWithoutTables() {
        DataSource dataSource = empty();
        JdbcSchema.create(dataSource);

        assertThatThrownBy(() -> JdbcStores.of(failing(dataSource, "", "08006"), TestDatabase.SETTINGS))
                .hasMessageContaining("failed to read the version of the tables of sms-jdbc")
                .hasMessageContaining("SQL state 08006");
    }

    @Test
    void tablesOfAnEarlierVersionAreAnErrorThatNamesTheUpgrade() {
        DataSource dataSource = empty();
        JdbcSchema.create(dataSource);
        Transactions.own(dataSource)
                .run("change", connection -> Dialect.update(connection, "delete from sms_schema where version = 2"));

        assertThatThrownBy(() -> JdbcStores.of(dataSource, TestDatabase.SETTINGS))
                .hasMessageContaining("have version 1, and this library needs 2. Run"
                        + " io/smsgateway/jdbc/h2/V2__sms_jdbc.sql of sms-jdbc's jar");
    }

    @Test
    void anotherNumberKeyThanThatOfTheTablesIsRefused() {
        DataSource dataSource = empty();
        JdbcSchema.create(dataSource);
        JdbcStores.of(dataSource, TestDatabase.SETTINGS);
        JdbcStores.of(dataSource, TestDatabase.SETTINGS);

        assertThatThrownBy(() -> JdbcStores.of(
                        dataSource, JdbcSettings.of(Secret.of("numberKey", "another-number-key-0123456789-0123"))))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining("numberKey is not the one that the tables of sms-jdbc were written with")
                .hasMessageNotContaining("another-number-key");
    }

    @Test
    void tablesMayBeCreatedAgain() {
        DataSource dataSource = empty();
        JdbcSchema.create(dataSource);

        assertThatCode(() -> JdbcSchema.create(dataSource)).doesNotThrowAnyException();
        assertThat(JdbcSchema.isEmbedded(dataSource)).isTrue();
        assertThat(JdbcStores.of(dataSource, TestDatabase.SETTINGS))
                .hasToString("JdbcStores{H2Dialect, JdbcSettings{keepKeys=PT24H, keepReports=PT72H, keepSent=PT720H}}");
    }

    /** Fails with these SQL states, one for each connection, before it connects; not with an empty one. */
    private static DataSource failing(DataSource dataSource, String... states) {
        Deque<String> left = new ArrayDeque<>(List.of(states));
        return (DataSource) Proxy.newProxyInstance(
                JdbcSchemaTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    String state = left.isEmpty() ? "" : left.remove();
                    if (!state.isEmpty()) {
                        throw new SQLException("as the test says", state);
                    }
                    return method.invoke(dataSource, arguments);
                });
    }

    @Test
    void tablesThatAnotherInstanceCreatesMeanwhileAreNoFailure() {
        DataSource dataSource = empty();
        JdbcSchema.create(failing(dataSource, "", "", "42P07", "23505", "23000"));

        assertThat(JdbcStores.of(dataSource, TestDatabase.SETTINGS)).isNotNull();
    }

    @Test
    void anyOtherFailureAndOneThatLastsAreReported() {
        assertThatThrownBy(() -> JdbcSchema.create(failing(empty(), "08001"))).hasMessageContaining("SQL state 08001");
        assertThatThrownBy(
                        () -> JdbcSchema.create(failing(empty(), "", "", "42P07", "42P07", "42P07", "42P07", "42P07")))
                .hasMessageContaining("SQL state 42P07");
        assertThatThrownBy(() -> JdbcSchema.create(failing(empty(), "40001", "40001", "08001")))
                .hasMessageContaining("SQL state 08001");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void scriptsDifferInTypesAndOptionsOfTablesOnly(Database database) {
        assertThat(common(database))
                .isEqualTo(common(Database.POSTGRESQL))
                .contains("insert into sms_schema (version) select " + JdbcSchema.VERSION);
    }

    /** Returns the script as for PostgreSQL. */
    private static String common(Database database) {
        return database.schema()
                .replaceAll(" engine = InnoDB default charset = utf8mb4 collate = \\w+", "")
                .replaceAll("bigint auto_increment", "bigint generated always as identity")
                .replaceAll("mediumtext|varchar\\(1000000\\)", "text")
                .replaceAll("(id varchar\\(200\\)) not", "$1 collate \"C\" not")
                .replaceAll("create index sms", "create index if not exists sms")
                .replaceAll("add column owner", "add column if not exists owner");
    }

    @Test
    void aShortKeyOfNumbersIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> JdbcSettings.of(Secret.of("numberKey", "too-short-a-key")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("numberKey must have at least 32 characters, not 15; use a random value")
                .hasMessageNotContaining("too-short");
    }

    @Test
    void aSettingOutOfRangeIsRefused() {
        assertThatThrownBy(() -> TestDatabase.SETTINGS.withKeepReports(java.time.Duration.ofHours(13)))
                .hasMessageContaining("keepReports must be from PT14H to PT87600H, not PT13H");
    }
}
