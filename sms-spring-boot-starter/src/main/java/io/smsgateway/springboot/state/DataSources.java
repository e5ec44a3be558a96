package io.smsgateway.springboot.state;

import io.smsgateway.springboot.properties.InvalidConfigurationException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/** Chooses a {@code DataSource} bean. Internal: may change without notice. */
public final class DataSources {

    private DataSources() {}

    /**
     * Returns a bean.
     *
     * @param name its name; null for the only one, or the primary one
     * @param property that sets the name
     * @param needing the properties that need the bean
     */
    public static DataSource find(ListableBeanFactory beans, @Nullable String name, String property, String needing) {
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
}
