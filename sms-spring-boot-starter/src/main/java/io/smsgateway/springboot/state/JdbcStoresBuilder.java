package io.smsgateway.springboot.state;

import io.smsgateway.Secret;
import io.smsgateway.jdbc.JdbcSchema;
import io.smsgateway.jdbc.JdbcSettings;
import io.smsgateway.jdbc.JdbcStoreException;
import io.smsgateway.jdbc.JdbcStores;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.StateProperties;
import io.smsgateway.springboot.properties.StateProperties.InitializeSchema;
import io.smsgateway.springboot.properties.StateProperties.Store;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** The stores in the database of the application's {@code DataSource}. Their failures say which property to set. */
record JdbcStoresBuilder(
        StateProperties state,
        ListableBeanFactory beans,
        @Nullable SpringTransactions transactions) {

    private static final String PREFIX = StateProperties.PREFIX + ".jdbc";
    private static final String SCHEMA = PREFIX + ".initialize-schema";

    JdbcStores stores() {
        JdbcSettings settings = settings();
        InitializeSchema initialize = state.jdbc().initializeSchema();
        DataSource found =
                DataSources.find(beans, state.jdbc().dataSource(), PREFIX + ".data-source", state.naming(Store.JDBC));
        DataSource dataSource = transactions == null ? found : transactions.target(found);
        boolean embedded = at(
                "spring.datasource",
                "Start the database, and check `spring.datasource` or the DataSource bean.",
                () -> JdbcSchema.isEmbedded(dataSource));
        if (initialize == InitializeSchema.ALWAYS || (embedded && initialize == InitializeSchema.EMBEDDED)) {
            at(SCHEMA, "Permit the user of the database to create tables, or write `" + SCHEMA + ": never`.", () -> {
                JdbcSchema.create(dataSource);
                return true;
            });
        }
        JdbcStores stores = at(
                SCHEMA,
                "Run the script, for example by Flyway or Liquibase, or write `" + SCHEMA
                        + ": always`, which creates missing tables.",
                () -> JdbcStores.of(dataSource, settings));
        return transactions == null ? stores : stores.within(transactions.callers(found));
    }

    private static <T> T at(String property, String action, Supplier<T> code) {
        try {
            return code.get();
        } catch (JdbcStoreException failed) {
            InvalidConfigurationException invalid =
                    new InvalidConfigurationException(String.valueOf(failed.getMessage()), property, action);
            invalid.initCause(failed);
            throw invalid;
        }
    }

    private JdbcSettings settings() {
        StateProperties.Jdbc jdbc = state.jdbc();
        Secret numberKey = jdbc.numberKey();
        if (numberKey == null) {
            throw new InvalidConfigurationException(
                    "no number-key for the stores in a database",
                    PREFIX + ".number-key",
                    "Write `" + PREFIX + ".number-key: ${SMS_NUMBER_KEY}` and set that variable to at least 32 random"
                            + " characters, the same for all machines.");
        }
        return InvalidConfigurationException.within(
                PREFIX, List.of("number-key", "keep-keys", "keep-reports", "keep-sent"), () -> {
                    JdbcSettings defaults = JdbcSettings.of(numberKey);
                    return defaults.withKeepKeys(or(jdbc.keepKeys(), defaults.keepKeys()))
                            .withKeepReports(or(jdbc.keepReports(), defaults.keepReports()))
                            .withKeepSent(or(jdbc.keepSent(), defaults.keepSent()));
                });
    }

    static Duration or(@Nullable Duration value, Duration defaultValue) {
        return value == null ? defaultValue : value;
    }
}
