package io.smsgateway.springboot.codes;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.codes.CodeKeys;
import io.smsgateway.codes.CodeListener;
import io.smsgateway.codes.CodeSender;
import io.smsgateway.codes.CodeService;
import io.smsgateway.codes.CodeServiceBuilder;
import io.smsgateway.codes.CodeSettings;
import io.smsgateway.codes.CodeStore;
import io.smsgateway.codes.CodeText;
import io.smsgateway.codes.InMemoryCodeStore;
import io.smsgateway.codes.RedisCodeStore;
import io.smsgateway.guard.SmsGuard;
import io.smsgateway.jdbc.JdbcStores;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.redis.RedisStores;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.SmsGatewayAutoConfiguration;
import io.smsgateway.springboot.outbox.SmsGatewayOutboxAutoConfiguration;
import io.smsgateway.springboot.properties.CodeProperties;
import io.smsgateway.springboot.properties.CodeProperties.SendBy;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.springboot.properties.StateProperties.Store;
import io.smsgateway.springboot.state.SpringTransactions;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Auto-configuration of one-time codes, in an application that has {@code sms-verification}. The service is made where a bean needs
 * it, so that an application without codes needs no key.
 */
@AutoConfiguration(after = {SmsGatewayAutoConfiguration.class, SmsGatewayOutboxAutoConfiguration.class})
@ConditionalOnClass(CodeService.class)
@ConditionalOnBean(CurrentClient.class)
public final class SmsGatewayCodesAutoConfiguration {

    @Bean("io.smsgateway.codes")
    @Lazy
    @ConditionalOnMissingBean
    CodeService smsCodes(
            SmsGatewayProperties gateway,
            ObjectProvider<CodeStore> stores,
            ObjectProvider<CodeStoreFactory> factories,
            ObjectProvider<CodeSender> senders,
            ObjectProvider<CodeText> texts,
            ObjectProvider<CodeListener> listeners,
            ObjectProvider<TimeSource> time,
            CodeStatus status) {
        CodeProperties properties = gateway.codes();
        CodeServiceFactory factory = new CodeServiceFactory(properties);
        CodeKeys keys = factory.keys();
        CodeSettings settings = factory.settings();
        CodeStore store = stores.getIfAvailable(() -> store(properties.store(), factories));
        CodeServiceBuilder builder = CodeService.builder()
                .keys(keys)
                .settings(settings)
                .text(texts.getIfAvailable(factory::text))
                .store(store)
                .sender(senders.getObject())
                .time(time.getIfAvailable(TimeSource::system));
        listeners.orderedStream().forEach(builder::listener);
        CodeService service = CodeServiceFactory.built(builder, CodeServiceBuilder::build);
        status.made(new CodeStatus.Parts(store, properties.keyId(), keys.ids(), settings));
        return service;
    }

    @Bean("io.smsgateway.codeStatus")
    CodeStatus smsCodeStatus() {
        return new CodeStatus();
    }

    private static CodeStore store(Store kind, ObjectProvider<CodeStoreFactory> factories) {
        if (kind == Store.MEMORY) {
            return new InMemoryCodeStore();
        }
        String name = "sms-" + kind.name().toLowerCase(Locale.ROOT);
        return factories.stream()
                .filter(factory -> factory.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new InvalidConfigurationException(
                        "the module " + name + " is not on the class path",
                        CodeProperties.PREFIX + ".store",
                        "Add the dependency `io.smsgateway:" + name + "`, in the version of `io.smsgateway:sms-bom`."))
                .store()
                .get();
    }

    /** The sender that the properties name, where no bean of the application's replaces it. */
    @Bean("io.smsgateway.codeSender")
    @Lazy
    @ConditionalOnMissingBean
    CodeSender smsCodeSender(
            SmsGatewayProperties properties, SmsGateway gateway, ObjectProvider<OutboxCodeSender> outbox) {
        if (properties.codes().sendBy() == SendBy.GATEWAY) {
            return CodeSender.through(gateway);
        }
        OutboxCodeSender found = outbox.getIfAvailable();
        if (found == null) {
            throw new InvalidConfigurationException(
                    "there is no SmsOutbox bean",
                    CodeProperties.PREFIX + ".send-by",
                    "Add the dependency `io.smsgateway:sms-outbox` and a DataSource, or write `gateway`.");
        }
        return found.sender();
    }

    /** Sends through the outbox. Its type is not that of a sender, so that it is chosen by the properties only. */
    record OutboxCodeSender(CodeSender sender) {}

    /** Beans for codes that the outbox sends. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SmsOutbox.class)
    static class Outbox {

        @Bean("io.smsgateway.outboxCodeSender")
        @Lazy
        @ConditionalOnBean(SmsOutbox.class)
        OutboxCodeSender smsOutboxCodeSender(SmsOutbox outbox, ObjectProvider<SmsGuard> guards) {
            CodeSender sender = message -> {
                var unused = outbox.submit(message);
                return Optional.empty();
            };
            SmsGuard guard = guards.getIfAvailable();
            return new OutboxCodeSender(guard == null ? sender : guard.before(sender));
        }
    }

    /** Beans for codes in a database. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JdbcStores.class)
    static class Jdbc {

        /** Made after the application's migrations, and only where codes are in a database. */
        @Bean("io.smsgateway.databaseCodes")
        @Lazy
        @DependsOnDatabaseInitialization
        DatabaseCodes smsDatabaseCodes(
                SmsGatewayProperties properties,
                ListableBeanFactory beans,
                ObjectProvider<SpringTransactions> transactions) {
            return DatabaseCodes.of(properties.state(), beans, transactions.getIfAvailable());
        }

        @Bean("io.smsgateway.jdbcCodeStoreFactory")
        CodeStoreFactory smsJdbcCodeStoreFactory(ObjectProvider<DatabaseCodes> codes) {
            return new CodeStoreFactory(Store.JDBC, () -> codes.getObject().store());
        }
    }

    /** Beans for codes in Redis. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RedisStores.class)
    static class Redis {

        @Bean("io.smsgateway.redisCodeStoreFactory")
        CodeStoreFactory smsRedisCodeStoreFactory(ObjectProvider<RedisStores> redis) {
            return new CodeStoreFactory(Store.REDIS, () -> RedisCodeStore.of(redis.getObject()));
        }
    }

    /** Beans for Micrometer meters. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Meters {

        @Bean("io.smsgateway.codeMeters")
        CodeMeters smsCodeMeters() {
            return new CodeMeters();
        }
    }
}
