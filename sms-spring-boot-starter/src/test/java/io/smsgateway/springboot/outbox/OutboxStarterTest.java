package io.smsgateway.springboot.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.base.Throwables;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import io.smsgateway.outbox.OutboxEntry;
import io.smsgateway.outbox.OutboxState;
import io.smsgateway.outbox.RequeueResult;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.outbox.SubmitOptions;
import io.smsgateway.outbox.TextCipher;
import io.smsgateway.springboot.Context;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.testkit.ScriptedProvider;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox of an application with a {@code DataSource}. */
class OutboxStarterTest {

    static final String FINGERPRINT_KEY = "sms-gateway.idempotency.fingerprint-key=" + "fingerprint".repeat(3);

    static JdbcDataSource database() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    static ApplicationContextRunner application(DataSource dataSource, DataSource ofTransactions) {
        return Context.scripted("acme")
                .withConfiguration(AutoConfigurations.of(
                        SmsGatewayOutboxAutoConfiguration.class,
                        SmsGatewayOutcomeAutoConfiguration.class,
                        SmsGatewayOutboxObservationAutoConfiguration.class))
                .withBean("dataSource", DataSource.class, () -> dataSource)
                .withBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(ofTransactions));
    }

    static ApplicationContextRunner application() {
        JdbcDataSource dataSource = database();
        return application(dataSource, dataSource).withPropertyValues(FINGERPRINT_KEY);
    }

    static SmsMessage message(String key) {
        return SmsMessage.text(Context.CHINA, "Your order is on its way").keyed(key);
    }

    private static TransactionTemplate transaction(ApplicationContext context) {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    private static Optional<OutboxState> state(SmsOutbox outbox, String key) {
        return outbox.find(key).map(OutboxEntry::state);
    }

    static void awaitAccepted(SmsOutbox outbox, String key) {
        await().untilAsserted(() -> assertThat(state(outbox, key)).contains(OutboxState.ACCEPTED));
    }

    @Test
    void aMessageIsSentOnceItsTransactionIsCommitted() {
        application().withPropertyValues("sms-gateway.outbox.poll-interval=1m").run(context -> {
            SmsOutbox outbox = context.getBean(SmsOutbox.class);
            transaction(context).executeWithoutResult(status -> {
                outbox.submit(message("order-1"));
                assertThat(state(outbox, "order-1")).as("as others see it").isEmpty();
            });

            // long before the queue is polled
            awaitAccepted(outbox, "order-1");
            assertThat(context.getBean(Context.Scripted.class).last("acme").messages())
                    .hasSize(1);
        });
    }

    @Test
    void aMessageOfATransactionThatIsRolledBackIsNeverSent() {
        application().run(context -> {
            SmsOutbox outbox = context.getBean(SmsOutbox.class);
            transaction(context).executeWithoutResult(status -> {
                outbox.submit(message("order-2"));
                status.setRollbackOnly();
            });
            outbox.submit(message("order-3"));

            awaitAccepted(outbox, "order-3");
            assertThat(state(outbox, "order-2")).isEmpty();
            assertThat(context.getBean(Context.Scripted.class).last("acme").messages())
                    .hasSize(1);
        });
    }

    @Test
    void aTransactionOfADataSourceBehindProxiesIsJoined() {
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(database());
        application(new TransactionAwareDataSourceProxy(lazy), lazy)
                .withPropertyValues(FINGERPRINT_KEY)
                .run(context -> {
                    SmsOutbox outbox = context.getBean(SmsOutbox.class);
                    transaction(context).executeWithoutResult(status -> {
                        outbox.submit(message("order-4"));
                        status.setRollbackOnly();
                    });

                    assertThat(state(outbox, "order-4")).isEmpty();
                });
    }

    @Test
    void aTransactionOfAnotherDatabaseIsNotJoined() {
        application(database(), database()).withPropertyValues(FINGERPRINT_KEY).run(context -> {
            SmsOutbox outbox = context.getBean(SmsOutbox.class);
            transaction(context).executeWithoutResult(status -> {
                outbox.submit(message("order-5"));
                status.setRollbackOnly();
            });

            awaitAccepted(outbox, "order-5");
        });
    }

    @Test
    void aMachineMaySubmitWithoutSending() {
        application().withPropertyValues("sms-gateway.outbox.send=false").run(context -> {
            SmsOutbox outbox = context.getBean(SmsOutbox.class);
            outbox.submit(message("order-6"));

            assertThat(outbox.status().waiting(MessageClass.TRANSACTIONAL)).isEqualTo(1);
            assertThat(context.getBean(OutboxLifecycle.class).isRunning()).isTrue();
        });
    }

    @Test
    void theOutboxStopsWithTheContextAndLeavesWhatWaitsToOthers() {
        AtomicReference<SmsOutbox> kept = new AtomicReference<>();
        application().run(context -> {
            SmsOutbox outbox = context.getBean(SmsOutbox.class);
            kept.set(outbox);
            outbox.pause(MessageClass.TRANSACTIONAL, "maintenance");
            outbox.submit(message("order-7"));
        });

        assertThat(state(kept.get(), "order-7")).contains(OutboxState.QUEUED);
    }

    @Test
    void anApplicationWithoutADataSourceHasNoOutbox() {
        Context.scripted("acme")
                .withConfiguration(AutoConfigurations.of(
                        SmsGatewayOutboxAutoConfiguration.class, SmsGatewayOutboxObservationAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SmsOutbox.class));
    }

    static InvalidConfigurationException failure(AssertableApplicationContext context) {
        return Throwables.getCausalChain(Objects.requireNonNull(context.getStartupFailure())).stream()
                .filter(InvalidConfigurationException.class::isInstance)
                .map(InvalidConfigurationException.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMissingFingerprintKeyFailsTheStartWithTheLinesToWrite() {
        JdbcDataSource dataSource = database();
        application(dataSource, dataSource)
                .run(context -> assertThat(failure(context).action())
                        .contains("sms-gateway.idempotency.fingerprint-key: ${SMS_FINGERPRINT_KEY}"));
    }

    @Test
    void missingTablesFailTheStartWithTheScriptToRun() {
        application()
                .withPropertyValues("sms-gateway.outbox.initialize-schema=never")
                .run(context ->
                        assertThat(failure(context)).hasMessageContaining("io/smsgateway/outbox/schema-h2.sql"));
    }

    @Test
    void aNumberOutOfRangeNamesItsProperty() {
        application()
                .withPropertyValues("sms-gateway.outbox.workers=65")
                .run(context -> assertThat(failure(context).property()).isEqualTo("sms-gateway.outbox.workers"));
    }

    @Test
    void theEndpointCountsFindsCancelsAndPauses() {
        application()
                .withPropertyValues(
                        "management.endpoints.web.exposure.include=smsoutbox", "sms-gateway.outbox.send=false")
                .run(context -> {
                    SmsOutbox outbox = context.getBean(SmsOutbox.class);
                    OutboxEndpoint endpoint = context.getBean(OutboxEndpoint.class);
                    outbox.submit(message("order-8"));
                    outbox.submit(message("order-8"), SubmitOptions.DEFAULTS.withTenant("shop"));

                    assertThat(endpoint.queue().waiting()).containsEntry(MessageClass.TRANSACTIONAL, 2L);
                    assertThat(endpoint.message("order-9", null)).isNull();
                    assertThat(endpoint.cancel("order-8", null))
                            .extracting(OutboxEndpoint.Message::state)
                            .isEqualTo(OutboxState.CANCELLED);
                    assertThat(endpoint.message("order-8", "shop"))
                            .extracting(OutboxEndpoint.Message::state)
                            .isEqualTo(OutboxState.QUEUED);
                    assertThat(endpoint.pause(MessageClass.OTP, true, "maintenance")
                                    .paused())
                            .containsEntry(MessageClass.OTP, "maintenance");
                    assertThat(endpoint.pause(MessageClass.OTP, false, null).paused())
                            .isEmpty();
                });
    }

    @Test
    void theEndpointPutsMessagesBackAndTellsOutcomesAgain() {
        application()
                .withPropertyValues(
                        "management.endpoints.web.exposure.include=smsoutbox", "sms-gateway.outbox.outcomes=true")
                .run(context -> {
                    SmsOutbox outbox = context.getBean(SmsOutbox.class);
                    ScriptedProvider provider =
                            context.getBean(Context.Scripted.class).last("acme");
                    provider.thenRefuse(Refusal.CONTENT_REJECTED);
                    outbox.submit(message("order-12"));
                    await().untilAsserted(
                                    () -> assertThat(state(outbox, "order-12")).contains(OutboxState.REFUSED));
                    OutboxEndpoint endpoint = context.getBean(OutboxEndpoint.class);
                    assertThat(endpoint.queue().untoldOutcomes()).isEqualTo(1);
                    new JdbcTemplate(context.getBean(DataSource.class))
                            .update("update sms_event set attempts = 10, due_at = 9000000000000000");
                    assertThat(endpoint.queue().refusedOutcomes()).isEqualTo(1);

                    assertThat(endpoint.retry(false).retried()).isZero();
                    assertThat(endpoint.retry(true).retried()).isEqualTo(1);
                    assertThat(endpoint.act("order-13", OutboxEndpoint.Action.REQUEUE, null, null))
                            .isEqualTo(new OutboxEndpoint.Requeued(RequeueResult.NOT_FOUND, null));
                    assertThat(endpoint.act("order-12", OutboxEndpoint.Action.REQUEUE, null, true)
                                    .result())
                            .isEqualTo(RequeueResult.REQUEUED);
                    awaitAccepted(outbox, "order-12");
                    assertThat(endpoint.queue().refusedOutcomes()).isZero();
                });
    }

    @Test
    void healthHasTheFiguresOfTheQueue() {
        application().withPropertyValues("sms-gateway.outbox.send=false").run(context -> {
            SmsOutbox outbox = context.getBean(SmsOutbox.class);
            outbox.submit(message("order-14"));
            outbox.pause(MessageClass.MARKETING, "night");

            Health health = Objects.requireNonNull(
                    context.getBean(HealthIndicator.class).health());

            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsKeys("oldestDue", "claimed", "openRequests", "untoldOutcomes", "refusedOutcomes")
                    .containsEntry("unconfirmed", 0L)
                    .containsEntry("paused", Map.of(MessageClass.MARKETING, "night"));
        });
    }

    private static double counter(SimpleMeterRegistry registry, String name, String... tags) {
        return registry.get(name).tags(tags).functionCounter().count();
    }

    @Test
    void theMetersCountWhatWasSubmittedAndWhatBecameOfIt() {
        application().run(context -> {
            SmsOutbox outbox = context.getBean(SmsOutbox.class);
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            context.getBean(OutboxMeters.class).bindTo(registry);
            outbox.pause(MessageClass.OTP, "maintenance");

            outbox.submit(message("order-15"));
            outbox.submit(message("order-15"));
            transaction(context).executeWithoutResult(status -> outbox.submit(message("order-16")));
            transaction(context).executeWithoutResult(status -> {
                outbox.submit(message("order-17"));
                status.setRollbackOnly();
            });
            outbox.submit(message("order-18").within(Duration.ofMillis(1)));

            await().untilAsserted(() -> {
                assertThat(counter(registry, "sms.outbox.settled", "class", "transactional", "state", "accepted"))
                        .isEqualTo(2);
                assertThat(counter(registry, "sms.outbox.settled", "class", "transactional", "state", "expired"))
                        .isEqualTo(1);
            });
            assertThat(counter(registry, "sms.outbox.submitted", "class", "transactional"))
                    .isEqualTo(3);
            assertThat(counter(registry, "sms.outbox.settled", "class", "transactional", "state", "unconfirmed"))
                    .isZero();
            assertThat(registry.get("sms.outbox.paused")
                            .tag("class", "otp")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(registry.get("sms.outbox.unconfirmed").gauge().value()).isZero();
            assertThat(registry.get("sms.outbox.untold.outcomes").gauge().value())
                    .isZero();
            assertThat(registry.get("sms.outbox.refused.outcomes").gauge().value())
                    .isZero();
        });
    }

    @Test
    void theMetersCountWhatWaitsAndReadTheQueueOnceForAll() {
        application().withPropertyValues("sms-gateway.outbox.send=false").run(context -> {
            SmsOutbox outbox = context.getBean(SmsOutbox.class);
            outbox.submit(message("order-10"));
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            context.getBean(OutboxMeters.class).bindTo(registry);

            assertThat(registry.get("sms.outbox.waiting")
                            .tag("class", "transactional")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            outbox.submit(message("order-11"));
            assertThat(registry.get("sms.outbox.waiting")
                            .tag("class", "transactional")
                            .gauge()
                            .value())
                    .as("read less than 10 s ago")
                    .isEqualTo(1);
            assertThat(registry.get("sms.outbox.oldest.due").gauge().value()).isBetween(0.0, 60.0);
            assertThat(registry.get("sms.outbox.claimed").gauge().value()).isZero();
        });
    }

    /** Reverses what it gets. */
    private static final class ReversingCipher implements TextCipher {

        @Override
        public String encrypt(String text) {
            return new StringBuilder(text).reverse().toString();
        }

        @Override
        public String decrypt(String encrypted) {
            return encrypt(encrypted);
        }
    }

    @Test
    void eachPropertyReachesTheSettings() {
        application()
                .withPropertyValues(
                        "sms-gateway.outbox.data-source=dataSource",
                        "sms-gateway.outbox.workers=3",
                        "sms-gateway.outbox.poll-interval=700ms",
                        "sms-gateway.outbox.stop-grace=11s",
                        "sms-gateway.outbox.validity.otp=2m",
                        "sms-gateway.outbox.validity.transactional=5h",
                        "sms-gateway.outbox.validity.marketing=4d",
                        "sms-gateway.outbox.erase=otp,marketing",
                        "sms-gateway.outbox.keep=33d",
                        "sms-gateway.outbox.outcomes=true")
                .withBean(TextCipher.class, ReversingCipher::new)
                .run(context -> assertThat(context.getBean(SmsOutbox.class))
                        .asString()
                        .contains(
                                "OTP=PT2M",
                                "TRANSACTIONAL=PT5H",
                                "MARKETING=PT96H",
                                "PT792H",
                                "encrypted true",
                                "outcomes kept true",
                                "workers 3",
                                "PT0.7S",
                                "PT11S")
                        .containsPattern("erased \\[(OTP, MARKETING|MARKETING, OTP)\\]"));
    }
}
