package io.smsgateway.springboot.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smsgateway.SmsGateway;
import io.smsgateway.springboot.Context;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Health and meters of stores. */
class StoreHealthTest {

    private final AtomicBoolean gone = new AtomicBoolean();

    private ApplicationContextRunner application(String... state) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        ApplicationContextRunner runner = Context.scripted("acme")
                .withConfiguration(AutoConfigurations.of(
                        SmsGatewayHealthAutoConfiguration.class, SmsGatewayObservationAutoConfiguration.class))
                .withBean(DataSource.class, () -> new DelegatingDataSource(database) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (gone.get()) {
                            throw new SQLException("the server at 10.1.2.3 is gone", "08006");
                        }
                        return super.getConnection();
                    }
                })
                .withPropertyValues(
                        "sms-gateway.state.jdbc.number-key=" + "numberKey".repeat(4),
                        "sms-gateway.idempotency.fingerprint-key=" + "fingerprint".repeat(3));
        for (String property : state) {
            runner = runner.withPropertyValues("sms-gateway.state." + property);
        }
        return runner;
    }

    private static Health health(ApplicationContext context, String store) {
        CompositeHealthContributor stores =
                context.getBean("smsStoresHealthContributor", CompositeHealthContributor.class);
        assertThat(stores.stream().map(entry -> entry.name())).containsExactly(store);
        HealthIndicator indicator = (HealthIndicator) Objects.requireNonNull(stores.getContributor(store));
        return Objects.requireNonNull(indicator.health());
    }

    @Test
    void aDatabaseWithTheKeysIsDownWhileItCannotBeReachedAndSaysWhatStops() {
        application("keys=jdbc", "suspensions=jdbc").run(context -> {
            assertThat(health(context, "jdbc").getStatus()).isEqualTo(Status.UP);

            gone.set(true);

            Health health = health(context, "jdbc");
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails().get("effects"))
                    .isEqualTo(List.of(
                            "messages with an idempotency key are refused",
                            "each machine keeps the suspensions that it knows"));
            assertThat(health.getDetails().get("error"))
                    .asString()
                    .contains("The database failed to read suspensions")
                    .doesNotContain("10.1.2.3");
        });
    }

    @Test
    void aDatabaseWithoutTheKeysIsUnknownSoThatTheApplicationStaysUp() {
        application("suspensions=jdbc").run(context -> {
            gone.set(true);

            assertThat(health(context, "jdbc").getStatus()).isEqualTo(Status.UNKNOWN);
        });
    }

    @Test
    void storesInMemoryHaveNoHealth() {
        application()
                .run(context -> assertThat(
                                context
                                        .getBean("smsStoresHealthContributor", CompositeHealthContributor.class)
                                        .stream())
                        .isEmpty());
    }

    @Test
    void operationsAreTimedByStoreAndOutcome() {
        MeterRegistry registry = new SimpleMeterRegistry();
        application("keys=jdbc").run(context -> {
            context.getBeanProvider(MeterBinder.class).forEach(binder -> binder.bindTo(registry));
            SmsGateway gateway = context.getBean(SmsGateway.class);
            gateway.send(Context.hello().keyed("order-1"));
            gone.set(true);
            gateway.send(Context.hello().keyed("order-2"));

            assertThat(registry.get("sms.store")
                            .tags("store", "keys", "operation", "claimAll", "outcome", "success")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("sms.store")
                            .tags("store", "keys", "operation", "claimAll", "outcome", "failure")
                            .timer()
                            .count())
                    .isEqualTo(1);
        });
    }
}
