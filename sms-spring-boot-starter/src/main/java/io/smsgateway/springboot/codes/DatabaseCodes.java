package io.smsgateway.springboot.codes;

import io.smsgateway.codes.CodeSchema;
import io.smsgateway.codes.CodeStoreException;
import io.smsgateway.codes.JdbcCodeStore;
import io.smsgateway.jdbc.JdbcSchema;
import io.smsgateway.jdbc.JdbcStoreException;
import io.smsgateway.springboot.properties.CodeProperties;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.StateProperties;
import io.smsgateway.springboot.properties.StateProperties.InitializeSchema;
import io.smsgateway.springboot.state.DataSources;
import io.smsgateway.springboot.state.SpringTransactions;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** The store of codes in the database of the other stores. Its failures say which property to set. */
record DatabaseCodes(JdbcCodeStore store) {

    private static final String PREFIX = StateProperties.PREFIX + ".jdbc";
    private static final String SCHEMA = PREFIX + ".initialize-schema";

    static DatabaseCodes of(
            StateProperties state, ListableBeanFactory beans, @Nullable SpringTransactions transactions) {
        InitializeSchema initialize = state.jdbc().initializeSchema();
        DataSource found = DataSources.find(
                beans, state.jdbc().dataSource(), PREFIX + ".data-source", CodeProperties.PREFIX + ".store");
        DataSource dataSource = transactions == null ? found : transactions.target(found);
        boolean embedded = at(
                "spring.datasource",
                "Start the database, and check `spring.datasource` or the DataSource bean.",
                () -> JdbcSchema.isEmbedded(dataSource));
        if (initialize == InitializeSchema.ALWAYS || (embedded && initialize == InitializeSchema.EMBEDDED)) {
            at(SCHEMA, "Permit the user of the database to create tables, or write `" + SCHEMA + ": never`.", () -> {
                CodeSchema.create(dataSource);
                return true;
            });
        }
        return new DatabaseCodes(at(
                SCHEMA,
                "Run the script, for example by Flyway or Liquibase, or write `" + SCHEMA
                        + ": always`, which creates missing tables.",
                () -> JdbcCodeStore.of(dataSource)));
    }

    private static <T> T at(String property, String action, Supplier<T> code) {
        try {
            return code.get();
        } catch (CodeStoreException | JdbcStoreException failed) {
            InvalidConfigurationException invalid =
                    new InvalidConfigurationException(String.valueOf(failed.getMessage()), property, action);
            invalid.initCause(failed);
            throw invalid;
        }
    }
}
