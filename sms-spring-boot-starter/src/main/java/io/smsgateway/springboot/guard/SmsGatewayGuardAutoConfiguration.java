package io.smsgateway.springboot.guard;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.smsgateway.Secret;
import io.smsgateway.TimeSource;
import io.smsgateway.guard.GuardListener;
import io.smsgateway.guard.GuardPolicy;
import io.smsgateway.guard.GuardStore;
import io.smsgateway.guard.InMemoryGuardStore;
import io.smsgateway.guard.RedisGuardStore;
import io.smsgateway.guard.SmsGuard;
import io.smsgateway.jdbc.JdbcStores;
import io.smsgateway.redis.RedisStores;
import io.smsgateway.springboot.SmsGatewayAutoConfiguration;
import io.smsgateway.springboot.properties.GuardProperties;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.springboot.properties.StateProperties.Store;
import io.smsgateway.springboot.state.SpringTransactions;
import java.util.Locale;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Auto-configuration of the guard against abuse, in an application that has {@code sms-verification} and enables it. The client asks
 * the guard about messages, and one-time codes tell it which of them were verified.
 */
@AutoConfiguration(after = SmsGatewayAutoConfiguration.class)
@ConditionalOnClass(SmsGuard.class)
@ConditionalOnProperty(GuardProperties.PREFIX + ".enabled")
public final class SmsGatewayGuardAutoConfiguration {

    @Bean("io.smsgateway.guard")
    @ConditionalOnMissingBean
    SmsGuard smsGuard(
            SmsGatewayProperties gateway,
            ObjectProvider<GuardPolicy> policies,
            ObjectProvider<GuardStore> stores,
            ObjectProvider<GuardStoreFactory> factories,
            ObjectProvider<GuardListener> listeners,
            ObjectProvider<TimeSource> time) {
        GuardProperties properties = gateway.guard();
        GuardPolicyFactory factory = new GuardPolicyFactory(properties);
        TimeSource clock = time.getIfAvailable(TimeSource::system);
        Secret key = factory.key();
        GuardPolicy policy = policies.getIfAvailable(factory::policy);
        GuardStore store = stores.getIfAvailable(() -> store(properties.store(), factories, clock));
        return InvalidConfigurationException.at(
                GuardProperties.PREFIX + ".key",
                () -> SmsGuard.create(
                        policy,
                        store,
                        key,
                        new AllListeners(listeners.orderedStream().toList()),
                        clock));
    }

    @Bean("io.smsgateway.guardStatus")
    GuardStatus smsGuardStatus() {
        return new GuardStatus();
    }

    private static GuardStore store(Store kind, ObjectProvider<GuardStoreFactory> factories, TimeSource clock) {
        if (kind == Store.MEMORY) {
            return new InMemoryGuardStore(clock);
        }
        String name = "sms-" + kind.name().toLowerCase(Locale.ROOT);
        return factories.stream()
                .filter(factory -> factory.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new InvalidConfigurationException(
                        "the module " + name + " is not on the class path",
                        GuardProperties.PREFIX + ".store",
                        "Add the dependency `io.smsgateway:" + name + "`, in the version of `io.smsgateway:sms-bom`."))
                .store()
                .get();
    }

    /** Beans for counters in a database. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JdbcStores.class)
    static class Jdbc {

        /** Made after the application's migrations, and only where counters are in a database. */
        @Bean("io.smsgateway.databaseGuard")
        @Lazy
        @DependsOnDatabaseInitialization
        DatabaseGuard smsDatabaseGuard(
                SmsGatewayProperties properties,
                ListableBeanFactory beans,
                ObjectProvider<SpringTransactions> transactions) {
            return DatabaseGuard.of(properties.state(), beans, transactions.getIfAvailable());
        }

        @Bean("io.smsgateway.jdbcGuardStoreFactory")
        GuardStoreFactory smsJdbcGuardStoreFactory(ObjectProvider<DatabaseGuard> guard) {
            return new GuardStoreFactory(Store.JDBC, () -> guard.getObject().store());
        }
    }

    /** Beans for counters in Redis. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RedisStores.class)
    static class Redis {

        @Bean("io.smsgateway.redisGuardStoreFactory")
        GuardStoreFactory smsRedisGuardStoreFactory(ObjectProvider<RedisStores> redis) {
            return new GuardStoreFactory(Store.REDIS, () -> RedisGuardStore.of(redis.getObject()));
        }
    }

    /** Beans for Micrometer meters. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Meters {

        @Bean("io.smsgateway.guardMeters")
        GuardMeters smsGuardMeters() {
            return new GuardMeters();
        }
    }
}
