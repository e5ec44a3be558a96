package io.smsgateway.springboot.outbox;

import static io.smsgateway.springboot.outbox.OutboxStarterTest.FINGERPRINT_KEY;
import static io.smsgateway.springboot.outbox.OutboxStarterTest.awaitAccepted;
import static io.smsgateway.springboot.outbox.OutboxStarterTest.database;
import static io.smsgateway.springboot.outbox.OutboxStarterTest.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.outbox.OutboxEntry;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.springboot.Context;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** Listeners of outcomes that write by JPA. */
class JpaOutcomeTest {

    /** What became of the message of an order. */
    @Entity(name = "OrderNote")
    static class OrderNote {

        @Id
        private String smsKey = "";

        @SuppressWarnings("unused") // a column
        private String state = "";

        protected OrderNote() {}

        OrderNote(String smsKey, String state) {
            this.smsKey = smsKey;
            this.state = state;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Jpa {

        @Bean
        DataSource dataSource() {
            return database();
        }

        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
            LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
            factory.setDataSource(dataSource);
            factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
            factory.setManagedTypes(PersistenceManagedTypes.of(OrderNote.class.getName()));
            factory.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "create"));
            return factory;
        }

        @Bean
        JpaTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }

        @Bean
        Notes notes() {
            return new Notes();
        }
    }

    /** Notes each outcome as an entity, and fails the first time. */
    static class Notes {

        final AtomicInteger calls = new AtomicInteger();

        @PersistenceContext
        @SuppressWarnings("NullAway.Init")
        private EntityManager entities;

        @SmsOutcomeListener
        void note(OutboxEntry outcome) {
            entities.persist(new OrderNote(outcome.key(), outcome.state().name()));
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("failed after persisting");
            }
        }
    }

    private static ApplicationContextRunner application() {
        return Context.scripted("acme")
                .withConfiguration(AutoConfigurations.of(SmsGatewayOutboxAutoConfiguration.class))
                .withUserConfiguration(Jpa.class)
                .withPropertyValues(FINGERPRINT_KEY);
    }

    private static List<@Nullable String> keys(DataSource dataSource) {
        return new JdbcTemplate(dataSource).queryForList("select smsKey from OrderNote order by smsKey", String.class);
    }

    @Test
    void anEntityOfAListenerIsPersistedOnceWithTheRemovalOfTheOutcome() {
        application().run(context -> {
            SmsOutbox outbox = context.getBean(SmsOutbox.class);
            outbox.submit(message("order-1"));

            awaitAccepted(outbox, "order-1");
            await().untilAsserted(
                            () -> assertThat(outbox.status().untoldOutcomes()).isZero());
            assertThat(context.getBean(Notes.class).calls).hasValue(2);
            assertThat(keys(context.getBean(DataSource.class))).containsExactly("order-1");
        });
    }

    @Test
    void anEntityThatCannotBeWrittenHoldsUpItsOwnOutcomeOnly() {
        application().run(context -> {
            DataSource dataSource = context.getBean(DataSource.class);
            new JdbcTemplate(dataSource).update("insert into OrderNote (smsKey, state) values ('order-2', 'OLD')");
            SmsOutbox outbox = context.getBean(SmsOutbox.class);
            context.getBean(Notes.class).calls.set(1);
            outbox.submitAll(List.of(message("order-2"), message("order-3"), message("order-4")));

            await().untilAsserted(() -> assertThat(keys(dataSource)).containsExactly("order-2", "order-3", "order-4"));
            assertThat(outbox.status().untoldOutcomes()).isEqualTo(1);
            assertThat(new JdbcTemplate(dataSource).queryForList("select attempts from sms_event", Integer.class))
                    .singleElement()
                    .satisfies(attempts -> assertThat(attempts).isBetween(1, 3));
        });
    }
}
