package io.smsgateway.springboot.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.base.Throwables;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.codes.CodeSending;
import io.smsgateway.codes.CodeService;
import io.smsgateway.codes.CodeStore;
import io.smsgateway.codes.CodeText;
import io.smsgateway.codes.CodeVerdict;
import io.smsgateway.codes.InMemoryCodeStore;
import io.smsgateway.springboot.Context;
import io.smsgateway.springboot.guard.SmsGatewayGuardAutoConfiguration;
import io.smsgateway.springboot.outbox.SmsGatewayOutboxAutoConfiguration;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** One-time codes of an application with the starter. */
class CodesStarterTest {

    private static final String KEY = "sms-gateway.codes.key=" + "0123456789abcdef".repeat(2);
    private static final CodeText TEXT = draft -> SmsMessage.text(draft.number(), draft.code());

    private static ApplicationContextRunner application() {
        return Context.scripted("acme")
                .withConfiguration(AutoConfigurations.of(
                        SmsGatewayOutboxAutoConfiguration.class,
                        SmsGatewayCodesAutoConfiguration.class,
                        SmsGatewayCodesObservationAutoConfiguration.class))
                .withPropertyValues("management.endpoints.web.exposure.include=smscodes")
                .withBean(CodeText.class, () -> TEXT);
    }

    private static DataSource database() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    private static String sentCode(ApplicationContext context) {
        var messages = context.getBean(Context.Scripted.class).last("acme").messages();
        return ((SmsContent.Text) messages.get(messages.size() - 1).content()).body();
    }

    private static void logIn(ApplicationContext context) {
        CodeService codes = context.getBean(CodeService.class);
        CodeSending started = codes.start(Context.CHINA, "login-code", "session");
        assertThat(started.status()).isEqualTo(CodeSending.Status.SENT);
        String code = sentCode(context);
        assertThat(codes.check(started.id(), Context.CHINA, "login-code", "session", code)
                        .verdict())
                .isEqualTo(CodeVerdict.VALID);
        assertThat(codes.check(started.id(), Context.CHINA, "login-code", "session", code)
                        .verdict())
                .isEqualTo(CodeVerdict.USED);
    }

    @Test
    void aCodeIsSentByTheGatewayAndCounted() {
        application()
                .withPropertyValues(KEY)
                .withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    context.getBean(CodeMeters.class).bindTo(registry);
                    logIn(context);
                    context.getBean(CodeService.class).resend("none", Context.CHINA);

                    assertThat(registry.get("sms.codes.started")
                                    .tag("status", "sent")
                                    .counter()
                                    .count())
                            .isEqualTo(1);
                    assertThat(registry.get("sms.codes.resent")
                                    .tag("status", "unknown")
                                    .counter()
                                    .count())
                            .isEqualTo(1);
                    assertThat(registry.get("sms.codes.checked")
                                    .tag("verdict", "valid")
                                    .counter()
                                    .count())
                            .isEqualTo(1);
                    assertThat(registry.get("sms.codes.checked")
                                    .tag("verdict", "used")
                                    .counter()
                                    .count())
                            .isEqualTo(1);
                });
    }

    @Test
    void codesAreKeptInTheDatabaseOfTheApplication() {
        application()
                .withPropertyValues(KEY, "sms-gateway.codes.store=jdbc", "sms-gateway.outbox.send=false")
                .withPropertyValues("sms-gateway.idempotency.fingerprint-key=" + "fingerprint".repeat(3))
                .withBean(DataSource.class, CodesStarterTest::database)
                .run(context -> {
                    logIn(context);
                    assertThat(context.getBean(CodeService.class)).asString().contains("JdbcCodeStore");
                });
    }

    @Test
    void aCodeIsSentByTheOutbox() {
        application()
                .withPropertyValues(KEY, "sms-gateway.codes.send-by=outbox")
                .withPropertyValues("sms-gateway.idempotency.fingerprint-key=" + "fingerprint".repeat(3))
                .withBean(DataSource.class, CodesStarterTest::database)
                .run(context -> {
                    CodeService codes = context.getBean(CodeService.class);
                    CodeSending started = codes.start(Context.CHINA, "login-code", "session");
                    assertThat(started.status()).isEqualTo(CodeSending.Status.QUEUED);
                    await().until(() -> !context.getBean(Context.Scripted.class)
                            .last("acme")
                            .messages()
                            .isEmpty());

                    assertThat(codes.check(started.id(), Context.CHINA, "login-code", "session", sentCode(context))
                                    .isValid())
                            .isTrue();
                });
    }

    @Test
    void theGuardIsAskedAtTheStartOfACodeThatTheOutboxSends() {
        application()
                .withConfiguration(AutoConfigurations.of(SmsGatewayGuardAutoConfiguration.class))
                .withPropertyValues(KEY, "sms-gateway.codes.send-by=outbox")
                .withPropertyValues(
                        "sms-gateway.guard.enabled=true", "sms-gateway.guard.key=" + "0123456789abcdef".repeat(2))
                .withPropertyValues("sms-gateway.idempotency.fingerprint-key=" + "fingerprint".repeat(3))
                .withBean(DataSource.class, CodesStarterTest::database)
                .run(context -> {
                    CodeService codes = context.getBean(CodeService.class);
                    assertThat(codes.start(Context.CHINA, "login-code", "session")
                                    .status())
                            .isEqualTo(CodeSending.Status.QUEUED);
                    assertThat(codes.start(Context.CHINA, "login-code", "session")
                                    .status())
                            .isEqualTo(CodeSending.Status.REFUSED);
                    await().until(() -> !context.getBean(Context.Scripted.class)
                            .last("acme")
                            .messages()
                            .isEmpty());
                });
    }

    @Test
    void allPropertiesReachTheService() {
        Context.scripted("acme")
                .withConfiguration(AutoConfigurations.of(SmsGatewayCodesAutoConfiguration.class))
                .withPropertyValues(
                        "sms-gateway.templates.one-code.text=Code {code}",
                        "sms-gateway.codes.template=one-code",
                        "sms-gateway.codes.key=" + "fedcba9876543210".repeat(2),
                        "sms-gateway.codes.key-id=k7",
                        "sms-gateway.codes.previous-keys.k6=" + "0123456789abcdef".repeat(2),
                        "sms-gateway.codes.digits=7",
                        "sms-gateway.codes.life=9m",
                        "sms-gateway.codes.max-tries=3",
                        "sms-gateway.codes.resend-pauses=30s,40s,50s")
                .run(context -> {
                    CodeService codes = context.getBean(CodeService.class);
                    assertThat(codes.start(Context.CHINA, "login-code", "session")
                                    .id())
                            .startsWith("k7.");

                    assertThat(codes)
                            .asString()
                            .contains(
                                    "digits=7, life=PT9M, maxTries=3, resendPauses=[PT30S, PT40S, PT50S]",
                                    "current k7",
                                    "k6");
                    assertThat(sentCode(context)).matches("Code [0-9]{7}");
                });
    }

    @Test
    void theEndpointNamesTheStoreAndTheKeysAndCountsVerdicts() {
        application()
                .withPropertyValues(
                        KEY,
                        "sms-gateway.codes.key-id=k7",
                        "sms-gateway.codes.previous-keys.k6=" + "fedcba9876543210".repeat(2))
                .run(context -> {
                    CodesEndpoint endpoint = context.getBean(CodesEndpoint.class);
                    assertThat(endpoint.codes().service())
                            .as("before a bean needs codes")
                            .isNull();

                    logIn(context);
                    context.getBean(CodeService.class).resend("none", Context.CHINA);

                    CodesEndpoint.Codes codes = endpoint.codes();
                    assertThat(codes.service())
                            .isEqualTo(new CodesEndpoint.Service(
                                    "InMemoryCodeStore{1 of 100000}",
                                    "k7",
                                    List.of("k6", "k7"),
                                    6,
                                    Duration.ofMinutes(10),
                                    5,
                                    List.of(Duration.ofSeconds(60), Duration.ofSeconds(120))));
                    assertThat(codes.started()).isEqualTo(Map.of("SENT", 1L));
                    assertThat(codes.resent()).isEqualTo(Map.of("UNKNOWN", 1L));
                    assertThat(codes.checked()).isEqualTo(Map.of("VALID", 1L, "USED", 1L));
                });
    }

    @Test
    void healthIsDownWhileTheStoreFails() {
        application()
                .withPropertyValues(KEY, "sms-gateway.codes.store=jdbc", "sms-gateway.outbox.send=false")
                .withPropertyValues("sms-gateway.idempotency.fingerprint-key=" + "fingerprint".repeat(3))
                .withBean(DataSource.class, CodesStarterTest::database)
                .run(context -> {
                    HealthIndicator health = context.getBean(HealthIndicator.class);
                    assertThat(Objects.requireNonNull(health.health()).getStatus())
                            .as("unused")
                            .isEqualTo(Status.UP);
                    logIn(context);
                    assertThat(Objects.requireNonNull(health.health()).getStatus())
                            .isEqualTo(Status.UP);

                    new JdbcTemplate(context.getBean(DataSource.class)).execute("drop table sms_code");

                    assertThat(Objects.requireNonNull(health.health()).getStatus())
                            .isEqualTo(Status.DOWN);
                    assertThat(Objects.requireNonNull(health.health()).getDetails())
                            .containsKey("effect");
                });
    }

    @Test
    void anApplicationWithoutCodesNeedsNoKey() {
        application().run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void aStoreOfTheApplicationReplacesTheConfiguredOne() {
        InMemoryCodeStore own = new InMemoryCodeStore(7);
        application()
                .withPropertyValues(KEY, "sms-gateway.codes.store=redis")
                .withBean(CodeStore.class, () -> own)
                .run(context -> {
                    logIn(context);
                    assertThat(own).hasToString("InMemoryCodeStore{1 of 7}");
                });
    }

    @Test
    void aMissingKeyFailsTheStartOfAnApplicationWithCodes() {
        fails(application(), "no key for one-time codes", "sms-gateway.codes.key");
    }

    @Test
    void mistakesInPropertiesNameTheProperty() {
        fails(application().withPropertyValues("sms-gateway.codes.key=short"), "at least 32", "sms-gateway.codes.key");
        fails(
                application().withPropertyValues(KEY, "sms-gateway.codes.digits=9"),
                "digits must be from 4 to 8",
                "sms-gateway.codes.digits");
        fails(
                application().withPropertyValues(KEY, "sms-gateway.codes.life=2m"),
                "resend-pauses add up to PT3M",
                "sms-gateway.codes.resend-pauses");
        fails(
                application()
                        .withPropertyValues(KEY, "sms-gateway.codes.previous-keys.k1=" + "0123456789abcdef".repeat(2)),
                "two keys of codes have the id k1",
                "sms-gateway.codes.previous-keys");
        fails(
                application().withPropertyValues(KEY, "sms-gateway.codes.send-by=outbox"),
                "there is no SmsOutbox bean",
                "sms-gateway.codes.send-by");
        fails(
                application().withPropertyValues(KEY, "sms-gateway.codes.store=jdbc"),
                "there is no DataSource bean",
                "sms-gateway.codes.store");
    }

    private static void fails(ApplicationContextRunner runner, String what, String property) {
        runner.withBean(NeedingCodes.class).run(context -> {
            InvalidConfigurationException invalid = failure(context);
            assertThat(invalid).hasMessageContaining(what);
            assertThat(invalid.property()).isEqualTo(property);
        });
    }

    private static InvalidConfigurationException failure(AssertableApplicationContext context) {
        return (InvalidConfigurationException)
                Throwables.getRootCause(Objects.requireNonNull(context.getStartupFailure()));
    }

    /** A bean of the application that uses codes. */
    static final class NeedingCodes {

        NeedingCodes(CodeService codes) {
            assertThat(codes).isNotNull();
        }
    }
}
