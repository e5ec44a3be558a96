package io.smsgateway.springboot.outbox;

import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.reconciliation.ReceivedReports;
import io.smsgateway.reconciliation.Reconciler;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.SmsGatewayAutoConfiguration;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.springboot.state.ConfiguredStores;
import io.smsgateway.springboot.state.SpringTransactions;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;

/** Auto-configuration of durable sending, in an application that has {@code sms-outbox} and a {@code DataSource}. */
@AutoConfiguration(
        after = SmsGatewayAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration"
        })
@ConditionalOnClass(SmsOutbox.class)
@ConditionalOnBean({DataSource.class, CurrentClient.class})
public final class SmsGatewayOutboxAutoConfiguration {

    /** Made after the application's migrations. */
    @Bean(name = "io.smsgateway.outbox", destroyMethod = "")
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    SmsOutbox smsOutbox(
            SmsGatewayProperties properties,
            ConfigurableListableBeanFactory beans,
            ObjectProvider<SpringTransactions> transactions) {
        return new OutboxBuilder(properties, beans, transactions.getIfAvailable()).outbox();
    }

    @Bean("io.smsgateway.outboxJournal")
    AttemptJournal smsOutboxJournal(SmsOutbox outbox) {
        return outbox.journal();
    }

    /** With what all machines know of sent messages and reports, without which a proof of absence would be a guess. */
    @Bean("io.smsgateway.outboxLifecycle")
    OutboxLifecycle smsOutboxLifecycle(
            SmsOutbox outbox,
            SmsGateway gateway,
            SmsGatewayProperties properties,
            ObjectProvider<Reconciler> reconciler,
            ConfiguredStores stores,
            ReceivedReports reports,
            CurrentClient current,
            ObjectProvider<TimeSource> time,
            ConfigurableListableBeanFactory beans,
            ObjectProvider<OutcomeTransactions> transactions) {
        Reconciler found = reconciler.getIfAvailable(() -> stores.sentMessages()
                .map(known -> new Reconciler(
                        time.getIfAvailable(TimeSource::system).clock(), current::service, known, reports))
                .orElse(null));
        return new OutboxLifecycle(
                outbox,
                gateway,
                found,
                () -> OutcomeListeners.of(beans, transactions.getIfAvailable()),
                properties.enabled() && properties.outbox().send());
    }

    /** Beans for transactions of Spring. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DataSourceUtils.class)
    static class Transactions {

        @Bean("io.smsgateway.outcomeTransactions")
        OutcomeTransactions smsOutcomeTransactions(
                SmsGatewayProperties properties,
                ConfigurableListableBeanFactory beans,
                SpringTransactions transactions,
                ObjectProvider<PlatformTransactionManager> managers) {
            return new OutcomeTransactions(
                    managers,
                    () -> new OutboxBuilder(properties, beans, transactions)
                            .database()
                            .bean());
        }
    }
}
