package io.smsgateway.springboot.state;

import io.smsgateway.jdbc.JdbcSchema;
import io.smsgateway.jdbc.JdbcStoreException;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.StateProperties;
import io.smsgateway.springboot.properties.StateProperties.InitializeSchema;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/**
 * A {@code DataSource} bean and its tables. Failures say which property to set. Internal: may change without notice.
 *
 * @param bean the application's
 * @param target the one whose connections take part in no transaction by themselves
 * @param prefix of the properties {@code data-source} and {@code initialize-schema}
 */
public record ConfiguredDatabase(DataSource bean, DataSource target, String prefix) {

    /**
     * Returns the database of the stores.
     *
     * @param needing the properties that need it
     */
    public static ConfiguredDatabase ofStores(
            StateProperties state,
            ListableBeanFactory beans,
            @Nullable SpringTransactions transactions,
            String needing) {
        return of(beans, transactions, state.jdbc().dataSource(), StateProperties.PREFIX + ".jdbc", needing);
    }

    /**
     * Returns a database.
     *
     * @param name of the bean; null for the only one, or the primary one
     * @param prefix of the properties
     * @param needing the properties that need it
     */
    public static ConfiguredDatabase of(
            ListableBeanFactory beans,
            @Nullable SpringTransactions transactions,
            @Nullable String name,
            String prefix,
            String needing) {
        DataSource bean = find(beans, name, prefix + ".data-source", needing);
        return new ConfiguredDatabase(bean, transactions == null ? bean : transactions.target(bean), prefix);
    }

    private static DataSource find(ListableBeanFactory beans, @Nullable String name, String property, String needing) {
        List<String> names = Arrays.stream(beans.getBeanNamesForType(DataSource.class))
                .sorted()
                .toList();
        if (name != null) {
            try {
                return beans.getBean(name, DataSource.class);
            } catch (NoSuchBeanDefinitionException missing) {
                throw new InvalidConfigurationException(
                        "there is no DataSource bean named `" + name + "`; there are " + names,
                        property,
                        "Correct the name.");
            }
        }
        DataSource unique = beans.getBeanProvider(DataSource.class).getIfUnique();
        if (unique == null && names.isEmpty()) {
            throw new InvalidConfigurationException(
                    "there is no DataSource bean for the stores in a database",
                    needing,
                    "Add `spring-boot-starter-jdbc` and the driver, and set `spring.datasource.url`, or add a bean of"
                            + " type DataSource or JdbcStores.");
        }
        if (unique == null) {
            throw new InvalidConfigurationException(
                    "there are several DataSource beans: " + names,
                    property,
                    "Write the name of one of them, or mark one as @Primary.");
        }
        return unique;
    }

    /**
     * Creates the tables where that is configured, and opens what is in them.
     *
     * @param failure type of what both throw, beside {@link JdbcStoreException}
     */
    public <T> T open(
            InitializeSchema initialize,
            Class<? extends RuntimeException> failure,
            Consumer<DataSource> create,
            Function<DataSource, T> open) {
        String schema = prefix + ".initialize-schema";
        boolean embedded = at(
                "spring.datasource",
                "Start the database, and check `spring.datasource` or the DataSource bean.",
                failure,
                () -> JdbcSchema.isEmbedded(target));
        if (initialize == InitializeSchema.ALWAYS || (embedded && initialize == InitializeSchema.EMBEDDED)) {
            at(
                    schema,
                    "Permit the user of the database to create tables, or write `" + schema + ": never`.",
                    failure,
                    () -> {
                        create.accept(target);
                        return true;
                    });
        }
        return at(
                schema,
                "Run the script, for example by Flyway or Liquibase, or write `" + schema
                        + ": always`, which creates missing tables.",
                failure,
                () -> open.apply(target));
    }

    private static <T> T at(
            String property, String action, Class<? extends RuntimeException> failure, Supplier<T> code) {
        try {
            return code.get();
        } catch (RuntimeException failed) {
            if (!(failed instanceof JdbcStoreException) && !failure.isInstance(failed)) {
                throw failed;
            }
            InvalidConfigurationException invalid =
                    new InvalidConfigurationException(String.valueOf(failed.getMessage()), property, action);
            invalid.initCause(failed);
            throw invalid;
        }
    }
}
