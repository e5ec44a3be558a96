package io.smsgateway.springboot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Throwables;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.codes.CodeService;
import io.smsgateway.codes.CodeText;
import io.smsgateway.guard.ConversionPolicy;
import io.smsgateway.guard.GuardListener;
import io.smsgateway.guard.GuardPolicy;
import io.smsgateway.guard.GuardRule;
import io.smsgateway.guard.GuardStore;
import io.smsgateway.guard.InMemoryGuardStore;
import io.smsgateway.guard.PrefixBlock;
import io.smsgateway.guard.PrefixPolicy;
import io.smsgateway.guard.SendLimits;
import io.smsgateway.guard.SmsGuard;
import io.smsgateway.guard.SpendPolicy;
import io.smsgateway.springboot.Context;
import io.smsgateway.springboot.codes.SmsGatewayCodesAutoConfiguration;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The guard of an application with the starter. */
class GuardStarterTest {

    private static final String KEY = "sms-gateway.guard.key=" + "0123456789abcdef".repeat(2);

    private static ApplicationContextRunner application() {
        return Context.scripted("acme")
                .withConfiguration(AutoConfigurations.of(
                        SmsGatewayCodesAutoConfiguration.class,
                        SmsGatewayGuardAutoConfiguration.class,
                        SmsGatewayGuardObservationAutoConfiguration.class));
    }

    private static ApplicationContextRunner guarded() {
        return application().withPropertyValues("sms-gateway.guard.enabled=true", KEY);
    }

    private static SendResult sendCode(ApplicationContext context) {
        return context.getBean(SmsGateway.class)
                .send(SmsMessage.text(Context.CHINA, "123456").withClass(MessageClass.OTP));
    }

    private static String rule(SendResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        assertThat(((Refused) result).reason()).isEqualTo(Refusal.GUARD);
        return String.valueOf(((Refused) result).code());
    }

    @Test
    void theClientAsksTheGuardAndItsRefusalsAreCountedByRule() {
        guarded().withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new).run(context -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            context.getBean(GuardMeters.class).bindTo(registry);
            assertThat(sendCode(context).isAccepted()).isTrue();

            assertThat(rule(sendCode(context))).isEqualTo("NUMBER");

            assertThat(registry.get("sms.guard.refused")
                            .tag("rule", "number")
                            .tag("dry.run", "false")
                            .counter()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void messagesOfOtherClassesAreNotGuarded() {
        guarded().run(context -> {
            SmsMessage message = SmsMessage.text(Context.CHINA, "Your order is on its way");
            SmsGateway gateway = context.getBean(SmsGateway.class);

            assertThat(gateway.sendAll(List.of(message, message, message)))
                    .extracting(SendResult::isAccepted)
                    .containsOnly(true);
        });
    }

    @Test
    void aRuleInDryRunTellsTheListenersOnly() {
        GuardListener broken = new GuardListener() {
            @Override
            public void refused(GuardRule rule, String country, boolean dryRun) {
                throw new IllegalStateException("a bug");
            }
        };
        Recorded recorded = new Recorded();
        guarded()
                .withPropertyValues("sms-gateway.guard.dry-run=number")
                .withBean("broken", GuardListener.class, () -> broken)
                .withBean("recorded", GuardListener.class, () -> recorded)
                .run(context -> {
                    assertThat(sendCode(context).isAccepted()).isTrue();
                    assertThat(sendCode(context).isAccepted()).isTrue();

                    assertThat(recorded.told).containsExactly("NUMBER CN true");
                });
    }

    private static final class Recorded implements GuardListener {

        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void refused(GuardRule rule, String country, boolean dryRun) {
            told.add(rule + " " + country + " " + dryRun);
        }
    }

    @Test
    void verifiedCodesAreReportedToTheGuard() {
        guarded()
                .withPropertyValues("sms-gateway.codes.key=" + "fedcba9876543210".repeat(2))
                .withBean(CodeText.class, () -> draft -> SmsMessage.text(draft.number(), draft.code()))
                .run(context -> {
                    CodeService codes = context.getBean(CodeService.class);
                    var started = codes.start(Context.CHINA, "login-code", "session");
                    var messages =
                            context.getBean(Context.Scripted.class).last("acme").messages();
                    String code = ((SmsContent.Text) messages.get(0).content()).body();

                    assertThat(codes.check(started.id(), Context.CHINA, "login-code", "session", code)
                                    .isValid())
                            .isTrue();
                    assertThat(context.getBean(SmsGuard.class))
                            .asString()
                            .contains("InMemoryGuardStore{1 numbers and addresses, 4 counters}");
                });
    }

    private static ApplicationContextRunner withDatabase() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return guarded()
                .withPropertyValues(
                        "sms-gateway.guard.store=jdbc", "management.endpoints.web.exposure.include=smsguard")
                .withBean(DataSource.class, () -> dataSource);
    }

    @Test
    void theEndpointTellsWhatEachRuleDoesAndWhatItRefused() {
        withDatabase()
                .withPropertyValues("sms-gateway.guard.dry-run=country,prefix", "sms-gateway.guard.countries=DE")
                .run(context -> {
                    assertThat(sendCode(context).isAccepted()).isTrue();
                    assertThat(sendCode(context).isAccepted()).isFalse();

                    GuardEndpoint.Guard guard =
                            context.getBean(GuardEndpoint.class).guard();
                    assertThat(guard.messageClasses()).containsExactly(MessageClass.OTP);
                    assertThat(guard.rules())
                            .contains(
                                    new GuardEndpoint.Rule(GuardRule.COUNTRY, GuardEndpoint.Mode.REPORTS, "DE", 0, 2),
                                    new GuardEndpoint.Rule(
                                            GuardRule.NUMBER_TYPE,
                                            GuardEndpoint.Mode.REFUSES,
                                            "MOBILE, FIXED_LINE_OR_MOBILE, UNKNOWN",
                                            0,
                                            0),
                                    new GuardEndpoint.Rule(
                                            GuardRule.NUMBER,
                                            GuardEndpoint.Mode.REFUSES,
                                            "1 a minute, 3 an hour, 10 a day",
                                            1,
                                            0),
                                    new GuardEndpoint.Rule(GuardRule.SPEND, GuardEndpoint.Mode.OFF, "", 0, 0))
                            .extracting(GuardEndpoint.Rule::rule)
                            .containsExactly(GuardRule.values());
                    assertThat(guard.rules())
                            .filteredOn(rule -> rule.mode() == GuardEndpoint.Mode.REPORTS)
                            .extracting(GuardEndpoint.Rule::rule)
                            .containsExactly(GuardRule.COUNTRY, GuardRule.PREFIX, GuardRule.CONVERSION);
                    assertThat(guard.toString()).doesNotContain(Context.CHINA.e164());
                });
    }

    @Test
    void aBlockIsLiftedByHand() {
        withDatabase().run(context -> {
            Instant until = Instant.now().plusSeconds(900).truncatedTo(ChronoUnit.MILLIS);
            new JdbcTemplate(context.getBean(DataSource.class))
                    .update(
                            "insert into sms_guard_count (id, slot, used, verified, expires_at) values (?, 0, ?, 1, ?)",
                            "b:+861390",
                            until.toEpochMilli(),
                            until.toEpochMilli());
            GuardEndpoint endpoint = context.getBean(GuardEndpoint.class);

            assertThat(endpoint.guard().blocks()).containsExactly(new PrefixBlock("+861390", until, 1));
            assertThat(endpoint.lift("+861391")).isNull();
            assertThat(endpoint.lift("+861390"))
                    .extracting(GuardEndpoint.Guard::blocks)
                    .isEqualTo(List.of());
        });
    }

    @Test
    void healthSaysWhatHappensWhileTheStoreFails() {
        withDatabase().run(context -> {
            HealthIndicator health = context.getBean(HealthIndicator.class);
            assertThat(Objects.requireNonNull(health.health()).getStatus()).isEqualTo(Status.UP);

            new JdbcTemplate(context.getBean(DataSource.class)).execute("drop table sms_guard_count");

            assertThat(Objects.requireNonNull(health.health()).getStatus()).isEqualTo(Status.UNKNOWN);
            assertThat(Objects.requireNonNull(health.health()).getDetails())
                    .containsEntry("effect", "this machine counts messages alone");
            assertThat(context.getBean(GuardEndpoint.class).guard().blocks()).isNull();
        });
        withDatabase()
                .withPropertyValues("sms-gateway.guard.refuse-without-store=true")
                .run(context -> {
                    new JdbcTemplate(context.getBean(DataSource.class)).execute("drop table sms_guard_count");

                    assertThat(Objects.requireNonNull(context.getBean(HealthIndicator.class)
                                            .health())
                                    .getStatus())
                            .isEqualTo(Status.DOWN);
                });
    }

    @Test
    void countersAreKeptInTheDatabaseOfTheApplication() {
        ApplicationContextRunner runner = withDatabase();

        runner.run(context -> assertThat(sendCode(context).isAccepted()).isTrue());
        runner.run(context -> assertThat(rule(sendCode(context))).isEqualTo("NUMBER"));
    }

    @Test
    void aStoreAndAPolicyOfTheApplicationReplaceTheConfiguredOnes() {
        GuardStore own = new InMemoryGuardStore();
        guarded()
                .withPropertyValues("sms-gateway.guard.store=redis")
                .withBean(GuardStore.class, () -> own)
                .withBean(GuardPolicy.class, () -> GuardPolicy.DEFAULT.withCountries(List.of("DE")))
                .run(context -> assertThat(rule(sendCode(context))).isEqualTo("COUNTRY"));
    }

    @Test
    void anApplicationThatDoesNotEnableTheGuardHasNone() {
        application().run(context -> {
            assertThat(context).doesNotHaveBean(SmsGuard.class);
            assertThat(sendCode(context).isAccepted()).isTrue();
            assertThat(sendCode(context).isAccepted()).isTrue();
        });
    }

    @Test
    void everyPropertyIsARuleOfTheGuard() {
        guarded()
                .withPropertyValues(
                        "sms-gateway.guard.message-classes=otp,transactional",
                        "sms-gateway.guard.countries=CN,IS",
                        "sms-gateway.guard.number-types=mobile",
                        "sms-gateway.guard.number.per-minute=2",
                        "sms-gateway.guard.number.per-hour=4",
                        "sms-gateway.guard.number.per-day=8",
                        "sms-gateway.guard.address.per-minute=3",
                        "sms-gateway.guard.address.per-hour=6",
                        "sms-gateway.guard.address.per-day=9",
                        "sms-gateway.guard.tenant.per-hour=100",
                        "sms-gateway.guard.tenant.per-day=1000",
                        "sms-gateway.guard.prefix.minimum=31",
                        "sms-gateway.guard.prefix.factor=6",
                        "sms-gateway.guard.prefix.share=0.02",
                        "sms-gateway.guard.conversion.minimum=21",
                        "sms-gateway.guard.conversion.rate=0.4",
                        "sms-gateway.guard.conversion.of-average=0.6",
                        "sms-gateway.guard.conversion.blocking=true",
                        "sms-gateway.guard.conversion.block-for=10m",
                        "sms-gateway.guard.conversion.max-block=5h",
                        "sms-gateway.guard.spend.per-hour=10",
                        "sms-gateway.guard.spend.per-day=100",
                        "sms-gateway.guard.spend.price=0.05",
                        "sms-gateway.guard.spend.prices.CN=0.01",
                        "sms-gateway.guard.dry-run=prefix,number-type",
                        "sms-gateway.guard.refuse-without-store=true")
                .run(context -> assertThat(new GuardPolicyFactory(context.getBean(SmsGatewayProperties.class)
                                        .guard())
                                .policy())
                        .isEqualTo(GuardPolicy.DEFAULT
                                .withMessageClasses(List.of(MessageClass.OTP, MessageClass.TRANSACTIONAL))
                                .withCountries(List.of("CN", "IS"))
                                .withNumberTypes(List.of(PhoneNumber.Type.MOBILE))
                                .withNumberLimits(SendLimits.of(2, 4, 8))
                                .withAddressLimits(SendLimits.of(3, 6, 9))
                                .withTenantLimits(SendLimits.of(0, 100, 1000))
                                .withPrefix(PrefixPolicy.DEFAULT
                                        .withMinimum(31)
                                        .withFactor(6)
                                        .withShare(0.02))
                                .withConversion(ConversionPolicy.DEFAULT
                                        .withMinimum(21)
                                        .withRate(0.4)
                                        .withOfAverage(0.6)
                                        .withBlocking(true)
                                        .withBlock(Duration.ofMinutes(10), Duration.ofHours(5)))
                                .withSpend(SpendPolicy.of(
                                                new BigDecimal("10"), new BigDecimal("100"), new BigDecimal("0.05"))
                                        .withPrices(Map.of("CN", new BigDecimal("0.01"))))
                                .withDryRun(List.of(GuardRule.PREFIX, GuardRule.NUMBER_TYPE))
                                .withRefusesWithoutStore(true)));
        guarded()
                .withPropertyValues("sms-gateway.guard.prefix.enabled=false")
                .run(context -> assertThat(new GuardPolicyFactory(context.getBean(SmsGatewayProperties.class)
                                        .guard())
                                .policy())
                        .isEqualTo(GuardPolicy.DEFAULT.withPrefix(PrefixPolicy.NONE)));
    }

    @Test
    void mistakesInPropertiesNameTheProperty() {
        fails("key", "no key for the guard", application().withPropertyValues("sms-gateway.guard.enabled=true"));
        fails(
                "key",
                "at least 32 characters",
                application().withPropertyValues("sms-gateway.guard.enabled=true", "sms-gateway.guard.key=short"));
        fails("countries", "two capital letters", guarded().withPropertyValues("sms-gateway.guard.countries=China"));
        fails(
                "number",
                "must not have a lower limit",
                guarded()
                        .withPropertyValues(
                                "sms-gateway.guard.number.per-hour=5", "sms-gateway.guard.number.per-day=4"));
        fails("dry-run", "there is no such rule", guarded().withPropertyValues("sms-gateway.guard.dry-run=speed"));
        fails("spend.price", "needs prices", guarded().withPropertyValues("sms-gateway.guard.spend.per-day=4"));
        fails("prefix.share", "share must be from", guarded().withPropertyValues("sms-gateway.guard.prefix.share=1.5"));
        fails(
                "conversion.rate",
                "rate must be from",
                guarded().withPropertyValues("sms-gateway.guard.conversion.rate=2"));
        fails("store", "there is no DataSource bean", guarded().withPropertyValues("sms-gateway.guard.store=jdbc"));
    }

    private static void fails(String property, String what, ApplicationContextRunner runner) {
        runner.run(context -> {
            InvalidConfigurationException invalid = (InvalidConfigurationException)
                    Throwables.getRootCause(Objects.requireNonNull(context.getStartupFailure()));
            assertThat(invalid).hasMessageContaining(what);
            assertThat(invalid.property()).isEqualTo("sms-gateway.guard." + property);
        });
    }
}
