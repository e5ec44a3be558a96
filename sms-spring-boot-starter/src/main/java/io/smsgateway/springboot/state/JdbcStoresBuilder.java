package io.smsgateway.springboot.state;

import io.smsgateway.Secret;
import io.smsgateway.jdbc.JdbcSchema;
import io.smsgateway.jdbc.JdbcSettings;
import io.smsgateway.jdbc.JdbcStoreException;
import io.smsgateway.jdbc.JdbcStores;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.StateProperties;
import io.smsgateway.springboot.properties.StateProperties.Store;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** The stores in the database of the application's {@code DataSource}. Their failures say which property to set. */
record JdbcStoresBuilder(
        StateProperties state,
        ListableBeanFactory beans,
        @Nullable SpringTransactions transactions) {

    private static final String PREFIX = StateProperties.PREFIX + ".jdbc";

    JdbcStores stores() {
        JdbcSettings settings = settings();
        ConfiguredDatabase database = ConfiguredDatabase.ofStores(state, beans, transactions, state.naming(Store.JDBC));
        JdbcStores stores = database.open(
                state.jdbc().initializeSchema(),
                JdbcStoreException.class,
                JdbcSchema::create,
                dataSource -> JdbcStores.of(dataSource, settings));
        return transactions == null ? stores : stores.within(transactions.callers(database.bean()));
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
