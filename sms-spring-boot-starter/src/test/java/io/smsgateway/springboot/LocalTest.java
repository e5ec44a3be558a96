package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SmsClient;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.routing.Routing;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.properties.ConfigurationProblems;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.JsmsProperties;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.springboot.properties.TemplateProperties;
import io.smsgateway.testkit.ScriptedProvider;
import io.smsgateway.verification.VerificationService;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Development without an account, and stages whose messages must not reach their recipients. */
@ExtendWith(OutputCaptureExtension.class)
class LocalTest {

    private static final SmsMessage CODE = SmsMessage.template(Context.CHINA, "login-code", Map.of("code", "471100"));

    @Test
    void startsWithoutSendingWhereItIsDisabled(CapturedOutput output) {
        Context.bare()
                .withPropertyValues(
                        "sms-gateway.enabled=false",
                        "sms-gateway.providers.jsms.type=jsms",
                        "sms-gateway.route=jsms",
                        "sms-gateway.templates.login-code.providers.jsms.template-id=1",
                        "sms-gateway.templates.login-code.providers.jsms.parameters.code=code")
                .run(context -> {
                    assertThat(refused(context.getBean(SmsGateway.class).send(CODE)))
                            .isEqualTo(Refusal.SUSPENDED);
                    assertThat(refused(
                                    context.getBean(VerificationService.class).start(SmsMessage.code(Context.CHINA))))
                            .isNotNull();
                    assertThat(context.getBean(CurrentClient.class).providers()).isEmpty();
                });
        assertThat(output).contains("SMS gateway is disabled by sms-gateway.enabled; every message is refused");
    }

    @Test
    void needsNoEntryWhereItIsDisabled() {
        Context.bare()
                .withPropertyValues("sms-gateway.enabled=false")
                .run(context -> assertThat(
                                refused(context.getBean(SmsGateway.class).send(Context.hello())))
                        .isEqualTo(Refusal.SUSPENDED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sms-gateway.route=jsms,itniotech",
                "sms-gateway.routes.by-class.otp=jsms",
                "sms-gateway.routes.by-country.DE=jsms",
                "sms-gateway.routes.weights.jsms=3",
                "sms-gateway.templates.login-code.only=jsms",
                "sms-gateway.templates.login-code.providers.jsms.template-id=1",
                "sms-gateway.providers.jsms.enabled=false|sms-gateway.route=jsms",
                // starts where only the provider is enabled, so also where the gateway is not
                "sms-gateway.providers.acme.type=scripted|sms-gateway.providers.old.enabled=false"
                        + "|sms-gateway.templates.parcel.providers.acme.template-id=1"
            })
    void startsWithoutTheProvidersThatRoutesAndTemplatesNameWhereItIsDisabled(String properties) {
        Context.bare()
                .withPropertyValues(
                        "sms-gateway.enabled=false", "sms-gateway.templates.login-code.text=Your code is {code}")
                .withPropertyValues(properties.split("\\|"))
                .run(context -> assertThat(
                                refused(context.getBean(SmsGateway.class).send(Context.hello())))
                        .isEqualTo(Refusal.SUSPENDED));
    }

    @Test
    void startsWithACatalogueForProvidersThatAreNotConfiguredWhereItIsDisabled() {
        Context.bare()
                .withPropertyValues("sms-gateway.enabled=false")
                .withBean(MessageCatalog.class, LocalTest::catalogue)
                .run(context -> assertThat(
                                refused(context.getBean(SmsGateway.class).send(CODE)))
                        .isEqualTo(Refusal.SUSPENDED));
    }

    private static MessageCatalog catalogue() {
        return MessageCatalog.of(
                MessageTemplate.of("login-code")
                        .vendorTemplate("acme", "1", null, Map.of("code", "code"))
                        .vendorTemplate("old", "2", null, Map.of("code", "code"))
                        .only("acme", "old"),
                MessageTemplate.of("news").text("Buy").only("old"));
    }

    @Test
    void startsWithACatalogueForAProviderThatIsDisabled() {
        Context.scripted("acme", "old")
                .withPropertyValues("sms-gateway.providers.old.enabled=false")
                .withBean(MessageCatalog.class, LocalTest::catalogue)
                .run(context -> {
                    assertThat(Context.by(context, CODE)).hasToString("acme");
                    assertThat(context.getBean(SmsGateway.class)
                                    .send(SmsMessage.template(Context.CHINA, "news", Map.of()))
                                    .toString())
                            .contains("there is no template `news`");
                });
    }

    @Test
    void sendsByTheEnabledProvidersOfARoutingBean() {
        Context.scripted("acme", "old")
                .withPropertyValues("sms-gateway.providers.old.enabled=false")
                .withBean(Routing.class, () -> Routing.inOrder(List.of(ProviderId.of("old"), ProviderId.of("acme"))))
                .run(context -> assertThat(Context.by(context)).hasToString("acme"));
    }

    @ParameterizedTest
    @CsvSource({
        "old, all providers of the Routing bean [old] are disabled",
        "olds, 'the routing names [olds], which this client does not have'"
    })
    void failsWhereARoutingBeanNamesNoEnabledProvider(String name, String why) {
        Context.scripted("acme", "old")
                .withPropertyValues("sms-gateway.providers.old.enabled=false")
                .withBean(Routing.class, () -> Routing.inOrder(List.of(ProviderId.of(name))))
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(why));
    }

    @Test
    void startsWithARoutingBeanForProvidersThatAreNotConfiguredWhereItIsDisabled() {
        Context.bare()
                .withPropertyValues("sms-gateway.enabled=false")
                .withBean(Routing.class, () -> Routing.inOrder(List.of(ProviderId.of("acme"))))
                .run(context -> assertThat(
                                refused(context.getBean(SmsGateway.class).send(Context.hello())))
                        .isEqualTo(Refusal.SUSPENDED));
    }

    @Test
    void reportsAnInvalidNameOfAnEntryWhereItIsDisabled() {
        Context.bare()
                .withPropertyValues("sms-gateway.enabled=false", "sms-gateway.providers.JSMS_2.type=jsms")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidConfigurationException.class)
                        .hasMessageContaining("a provider's name is lower-case letters"));
    }

    @Test
    void sendsAfterARefreshHasEnabledIt() {
        Context.scripted("acme").withPropertyValues("sms-gateway.enabled=false").run(context -> {
            assertThat(refused(context.getBean(SmsGateway.class).send(Context.hello())))
                    .isEqualTo(Refusal.SUSPENDED);

            Context.set(context, "sms-gateway.enabled", "true");
            context.getBean(SmsGatewayRefresher.class).refresh();

            assertThat(Context.by(context)).hasToString("acme");
        });
    }

    private static Refusal refused(SendResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).reason();
    }

    @Test
    void logsAMaskedLineAndAccepts(CapturedOutput output) {
        Context.bare()
                .withPropertyValues(
                        "sms-gateway.providers.jsms.type=log",
                        "sms-gateway.providers.jsms.app-key=onlyForProduction",
                        "sms-gateway.templates.login-code.text=Your code is {code}")
                .run(context -> {
                    assertThat(context.getBean(SmsGateway.class).send(CODE)).isInstanceOf(Accepted.class);
                    assertThat(context.getBean(CurrentClient.class).providers())
                            .extracting(ProviderStatus::state)
                            .containsExactly(ProviderStatus.State.UP);
                });
        assertThat(output)
                .contains("Provider jsms is of type log: it accepts messages and sends none")
                .containsPattern("Provider jsms would send OutboundMessage.*to \\+86\\*+01, Text\\{19 characters}")
                .doesNotContain("471100", "13900000001");
    }

    @Test
    void sendsEveryMessageToOneNumberWhereItRedirects(CapturedOutput output) {
        PhoneNumber stage = PhoneNumber.of("+8613800000009");
        Context.scripted("acme")
                .withPropertyValues("sms-gateway.redirect-to=+8613800000009")
                .run(context -> {
                    List<SendResult> results = context.getBean(SmsGateway.class)
                            .sendAll(Stream.of(Context.CHINA, Context.GERMANY, Context.CHINA)
                                    .map(number -> SmsMessage.text(number, "Hello")
                                            .from("Shop")
                                            .tagged("spring")
                                            .withMetadata(Map.of("order", number.national())))
                                    .toList());

                    ScriptedProvider acme =
                            context.getBean(Context.Scripted.class).last("acme");
                    assertThat(results).hasSize(3).allMatch(SendResult::isAccepted);
                    assertThat(acme.calls()).hasSize(3);
                    assertThat(acme.messages()).extracting(OutboundMessage::to).containsOnly(stage);
                    assertThat(acme.messages())
                            .extracting(message -> message.metadata().get("order"))
                            .containsExactlyInAnyOrder("13900000001", "15112345678", "13900000001");
                    assertThat(acme.messages()).allSatisfy(message -> {
                        assertThat(message.content()).isEqualTo(new SmsContent.Text("Hello"));
                        assertThat(message.sender()).isEqualTo("Shop");
                        assertThat(message.tag()).isEqualTo("spring");
                    });
                });
        assertThat(output)
                .contains("Every message goes to +86*********09 instead of its recipient")
                .doesNotContain("13800000009");
    }

    @Test
    void aProviderMakesAsManyRequestsAsTheOneThatItWraps() {
        HttpSettings seven = HttpSettings.of(URI.create("https://127.0.0.1")).withMaxConnections(7);
        try (SmsProvider narrow =
                new JsmsProvider(JsmsSettings.of("someKey", "someSecret").withHttp(seven))) {
            SmsProvider bean = new NonClosingProvider(narrow);
            SmsProvider redirecting = new RedirectingProvider(bean, PhoneNumber.of("+8613800000009"));

            assertThat(bean.maxConcurrentRequests()).isEqualTo(7);
            assertThat(redirecting.maxConcurrentRequests()).isEqualTo(7);
        }
    }

    @Test
    void schedulesNothingWhereItRedirects() {
        Context.bare()
                .withPropertyValues(
                        "sms-gateway.providers.jsms.app-key=abcdefghijklmnopqrstuvwx",
                        "sms-gateway.providers.jsms.master-secret=some",
                        "sms-gateway.redirect-to=+8613800000009")
                .run(context -> assertThat(context.getBean(ScheduleService.class)
                                .schedule(
                                        Instant.parse("2030-01-01T00:00:00Z"),
                                        List.of(SmsMessage.of(
                                                Context.CHINA, SmsContent.VendorTemplate.of("1", Map.of()))))
                                .toString())
                        .contains("no provider common to the routes of these messages supports schedules"));
    }

    @Test
    void readsKeysInBracketsAsTheyAreWritten() {
        Context.bare()
                .withPropertyValues(
                        "sms-gateway.providers.jsms.app-key=abcdefghijklmnopqrstuvwx",
                        "sms-gateway.providers.jsms.master-secret=some",
                        "sms-gateway.providers.jsms.signatures.[A极光]=1",
                        "sms-gateway.providers.jsms.signatures.[A科技]=2",
                        "sms-gateway.providers.jsms.signatures.[Acme Ltd]=3",
                        "sms-gateway.providers.jsms.signatures.[acme-ltd]=4")
                .run(context -> {
                    ProviderAccount<?> account = Objects.requireNonNull(context.getBean(ClientAssembly.class)
                            .accounts(context.getBean(CurrentClient.class).properties(), new ConfigurationProblems())
                            .get("jsms"));
                    assertThat(((JsmsProperties) account.properties()).signatures())
                            .isEqualTo(Map.of("A极光", "1", "A科技", "2", "Acme Ltd", "3", "acme-ltd", "4"));
                });
    }

    @Test
    void readsBothSpellingsOfVariablesOfAnEntry() {
        try (ConfigurableApplicationContext context = FailureTest.environment(
                        "SMSGATEWAY_PROVIDERS_JSMS_APPKEY", "abcdefghijklmnopqrstuvwx",
                        "SMS_GATEWAY_PROVIDERS_JSMS_MASTER_SECRET", "some",
                        "SMS_GATEWAY_PROVIDERS_JSMS_POLICIES_MAX_IN_FLIGHT", "7")
                .web(WebApplicationType.NONE)
                .run()) {
            assertThat(context.getBean(CurrentClient.class)
                            .configured()
                            .client()
                            .providers())
                    .singleElement()
                    .satisfies(status -> assertThat(status.availablePermits()).isEqualTo(7));
        }
    }

    @Test
    void readsVariablesOfTemplatesRoutesAndSignatures() {
        try (ConfigurableApplicationContext context = FailureTest.environment(
                        "SMS_GATEWAY_ROUTE", "",
                        "SMS_GATEWAY_ROUTES_BY_CLASS_OTP", "jsms",
                        "SMS_GATEWAY_ROUTES_BY_COUNTRY_DE", "itniotech",
                        "SMS_GATEWAY_ROUTES_WEIGHTS_JSMS", "3",
                        "SMS_GATEWAY_PROVIDERS_JSMS_SIGNATURES_SHOP", "19",
                        "SMS_GATEWAY_TEMPLATES_LOGIN_CODE_TEXT", "Code {code}",
                        "SMS_GATEWAY_TEMPLATES_LOGIN_CODE_PROVIDERS_ITNIOTECH_TEXT", "PIN {code}",
                        "SMS_GATEWAY_TEMPLATES_LOGIN_CODE_PROVIDERS_JSMS_TEMPLATE_ID", "31",
                        "SMS_GATEWAY_TEMPLATES_LOGIN_CODE_PROVIDERS_JSMS_PARAMETERS_CODE", "code",
                        "SMS_GATEWAY_TEMPLATES_ORDER_SHIPPED_CLASS", "marketing")
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.config.name=example",
                        "--sms-gateway.providers.jsms.signatures.[Shop]=18",
                        "--sms-gateway.templates.order-shipped.only=itniotech",
                        "--sms-gateway.templates.order-shipped.text=Shipped")) {
            SmsGatewayProperties read = context.getBean(CurrentClient.class).properties();

            assertThat(read.route()).isEmpty();
            assertThat(read.routes().byClass().otp()).containsExactly("jsms");
            assertThat(read.routes().byCountry()).isEqualTo(Map.of("DE", List.of("itniotech")));
            assertThat(read.routes().weights()).isEqualTo(Map.of("jsms", 3));
            assertThat(read.templates()).containsOnlyKeys("login-code", "order-shipped");
            TemplateProperties code = Objects.requireNonNull(read.templates().get("login-code"));
            assertThat(code.text()).isEqualTo("Code {code}");
            assertThat(code.providers()).containsOnlyKeys("jsms", "itniotech");
            assertThat(Objects.requireNonNull(code.providers().get("itniotech")).text())
                    .isEqualTo("PIN {code}");
            assertThat(Objects.requireNonNull(code.providers().get("jsms")).templateId())
                    .isEqualTo("31");
            assertThat(Objects.requireNonNull(read.templates().get("order-shipped"))
                            .messageClass())
                    .isEqualTo(MessageClass.MARKETING);
        }
    }

    @ParameterizedTest
    @CsvSource({"enabled, false", "redirect-to, +8613800000009"})
    void failsWhereAClientOfTheApplicationWouldSendToRecipientsNonetheless(String property, String value) {
        Context.bare()
                .withBean(
                        SmsClient.class,
                        () -> SmsClient.builder()
                                .provider(ScriptedProvider.accepting("own"))
                                .build())
                .withPropertyValues("sms-gateway." + property + "=" + value)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining("`sms-gateway." + property
                                + "` has no effect on the application's own SmsClient bean"));
    }

    @Test
    void sendsByNoProviderOfACustomizerWhereItIsDisabled() {
        ScriptedProvider extra = ScriptedProvider.accepting("extra");
        Context.bare()
                .withBean(SmsClientCustomizer.class, () -> builder -> builder.provider(extra))
                .withPropertyValues("sms-gateway.enabled=false")
                .run(context -> {
                    SmsGateway gateway = context.getBean(SmsGateway.class);
                    assertThat(gateway.send(Context.hello())).isInstanceOf(Refused.class);
                    assertThat(gateway.send(Context.hello().via(extra.id()))).isInstanceOf(Refused.class);
                    assertThat(extra.messages()).isEmpty();
                });
    }
}
