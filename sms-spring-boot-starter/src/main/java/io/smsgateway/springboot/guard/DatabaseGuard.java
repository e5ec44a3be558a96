package io.smsgateway.springboot.guard;

import io.smsgateway.guard.GuardSchema;
import io.smsgateway.guard.GuardStoreException;
import io.smsgateway.guard.JdbcGuardStore;
import io.smsgateway.jdbc.JdbcSchema;
import io.smsgateway.jdbc.JdbcStoreException;
import io.smsgateway.springboot.properties.GuardProperties;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.StateProperties;
import io.smsgateway.springboot.properties.StateProperties.InitializeSchema;
import io.smsgateway.springboot.state.DataSources;
import io.smsgateway.springboot.state.SpringTransactions;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** The counters in the database of the other stores. Its failures say which property to set. */
record DatabaseGuard(JdbcGuardStore store) {

    private static final String PREFIX = StateProperties.PREFIX + ".jdbc";
    private static final String SCHEMA = PREFIX + ".initialize-schema";

    static DatabaseGuard of(
            StateProperties state, ListableBeanFactory beans, @Nullable SpringTransactions transactions) {
        InitializeSchema initialize = state.jdbc().initializeSchema();
        DataSource found = DataSources.find(
                beans, state.jdbc().dataSource(), PREFIX + ".data-source", GuardProperties.PREFIX + ".store");
        DataSource dataSource = transactions == null ? found : transactions.target(found);
        boolean embedded = at(
                "spring.datasource",
                "Start the database, and check `spring.datasource` or the DataSource bean.",
                () -> JdbcSchema.isEmbedded(dataSource));
        if (initialize == InitializeSchema.ALWAYS || (embedded && initialize == InitializeSchema.EMBEDDED)) {
            at(SCHEMA, "Permit the user of the database to create tables, or write `" + SCHEMA + ": never`.", () -> {
                GuardSchema.create(dataSource);
                return true;
            });
        }
        return new DatabaseGuard(at(
                SCHEMA,
                "Run the script, for example by Flyway or Liquibase, or write `" + SCHEMA
                        + ": always`, which creates missing tables.",
                () -> JdbcGuardStore.of(dataSource)));
    }

    private static <T> T at(String property, String action, Supplier<T> code) {
        try {
            return code.get();
        } catch (GuardStoreException | JdbcStoreException failed) {
            InvalidConfigurationException invalid =
                    new InvalidConfigurationException(String.valueOf(failed.getMessage()), property, action);
            invalid.initCause(failed);
            throw invalid;
        }
    }
}
