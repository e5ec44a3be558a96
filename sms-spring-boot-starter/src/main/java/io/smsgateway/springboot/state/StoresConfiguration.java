package io.smsgateway.springboot.state;

import io.smsgateway.jdbc.JdbcKnownMessages;
import io.smsgateway.jdbc.JdbcStores;
import io.smsgateway.reconciliation.InMemoryReceivedReports;
import io.smsgateway.reconciliation.ReceivedReports;
import io.smsgateway.redis.RedisStores;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.springboot.properties.StateProperties.Store;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Beans for stores in a database and in Redis. Conditions are on classes only, so that the properties that choose a store are
 * read when the application starts, not when it is processed ahead of time.
 */
@Configuration(proxyBeanMethods = false)
public class StoresConfiguration {

    /** As many as a reconciler keeps by itself. */
    private static final int REPORTS = 100_000;

    @Bean("io.smsgateway.stores")
    ConfiguredStores smsStores(
            SmsGatewayProperties properties,
            ObjectProvider<StoreFactory> factories,
            ObjectProvider<StoreObserver> observers) {
        return new ConfiguredStores(properties.state(), factories, observers);
    }

    @Bean("io.smsgateway.receivedReports")
    @ConditionalOnMissingBean
    ReceivedReports smsReceivedReports(ConfiguredStores stores) {
        return stores.reports().orElseGet(() -> new InMemoryReceivedReports(REPORTS));
    }

    /** Beans for stores in a database. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JdbcStores.class)
    static class Jdbc {

        /** Made after the application's migrations, and only where a store is in a database. */
        @Bean("io.smsgateway.jdbcStores")
        @Lazy
        @ConditionalOnMissingBean
        @DependsOnDatabaseInitialization
        JdbcStores smsJdbcStores(
                SmsGatewayProperties properties,
                ListableBeanFactory beans,
                ObjectProvider<SpringTransactions> transactions) {
            return new JdbcStoresBuilder(properties.state(), beans, transactions.getIfAvailable()).stores();
        }

        @Bean("io.smsgateway.jdbcStoreFactory")
        StoreFactory smsJdbcStoreFactory(ObjectProvider<JdbcStores> stores) {
            return new StoreFactory(
                    Store.JDBC,
                    () -> stores.getObject().keys(),
                    () -> stores.getObject().nonces(),
                    () -> stores.getObject().suspensions(),
                    null,
                    () -> {
                        JdbcKnownMessages sent = stores.getObject().knownMessages();
                        return new StoreFactory.MessageStore(sent, sent);
                    },
                    () -> stores.getObject().receivedReports());
        }

        @Bean("io.smsgateway.storeCleanUp")
        StoreCleanUp smsStoreCleanUp(
                SmsGatewayProperties properties, ConfiguredStores configured, ObjectProvider<JdbcStores> stores) {
            return new StoreCleanUp(
                    configured, stores, properties.state().jdbc().cleanUpEvery());
        }

        /** Beans for transactions of Spring. */
        @Configuration(proxyBeanMethods = false)
        @ConditionalOnClass(DataSourceUtils.class)
        static class Transactions {

            @Bean("io.smsgateway.springTransactions")
            SpringTransactions smsSpringTransactions() {
                return new SpringTransactions();
            }
        }
    }

    /** Beans for stores in Redis. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RedisStores.class)
    static class Redis {

        /** Made only where a store is in Redis. */
        @Bean("io.smsgateway.redisStores")
        @Lazy
        @ConditionalOnMissingBean
        RedisStores smsRedisStores(
                SmsGatewayProperties properties,
                ObjectProvider<RedisServerSource> sources,
                Environment environment,
                ObjectProvider<SslBundles> bundles) {
            RedisServer server = sources.orderedStream()
                    .flatMap(source -> source.find(properties.state()).stream())
                    .findFirst()
                    .orElseGet(() -> new EnvironmentRedisServer(properties.state(), environment, bundles).server());
            return server.stores(properties.state().redis());
        }

        @Bean("io.smsgateway.redisStoreFactory")
        StoreFactory smsRedisStoreFactory(SmsGatewayProperties properties, ObjectProvider<RedisStores> stores) {
            return new StoreFactory(
                    Store.REDIS,
                    () -> stores.getObject()
                            .keys(properties.idempotency().requireFingerprintKey("RedisIdempotencyStore")),
                    () -> stores.getObject().nonces(),
                    () -> stores.getObject().suspensions(),
                    () -> stores.getObject().rates(),
                    null,
                    null);
        }

        /** Beans for the connection of Spring Data Redis. */
        @Configuration(proxyBeanMethods = false)
        @ConditionalOnClass(LettuceConnectionFactory.class)
        static class SpringData {

            @Bean("io.smsgateway.redisServerSource")
            RedisServerSource smsRedisServerSource(ObjectProvider<LettuceConnectionFactory> factories) {
                return state -> SpringDataRedis.find(factories, state);
            }
        }
    }
}
