package io.smsgateway.springboot.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.BalanceRule;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.RetryPolicy;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.PhoneNumbers;
import io.smsgateway.springboot.SmsClientCustomizer;
import io.smsgateway.springboot.callbacks.SmsCallbacks;
import io.smsgateway.testkit.ScriptedProvider;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.util.ReflectionTestUtils;

/** Every property has a value of its own, which is read from the client that was built with all of them. */
class EveryPropertyTest {

    private static final String JSMS = "sms-gateway.providers.jsms.";
    private static final String ITNIOTECH = "sms-gateway.providers.itniotech.";

    /** Properties whose effect other tests show: routes, templates, callbacks, bundles, switches and stores. */
    private static final Set<String> ELSEWHERE = Set.of(
            "enabled",
            "route",
            "routes.by-class.otp",
            "routes.by-class.transactional",
            "routes.by-class.marketing",
            "routes.by-country",
            "routes.weights",
            "callbacks.unknown-reports",
            "state.keys",
            "state.rates",
            "state.suspensions",
            "state.nonces",
            "state.sent-messages",
            "state.reports",
            "state.jdbc.data-source",
            "state.jdbc.number-key",
            "state.jdbc.initialize-schema",
            "state.jdbc.keep-keys",
            "state.jdbc.keep-reports",
            "state.jdbc.keep-sent",
            "state.jdbc.clean-up-every",
            "state.redis.prefix",
            "state.redis.timeout",
            "state.redis.keep-keys",
            "state.redis.machines",
            "page.enabled",
            "outbox.send",
            "outbox.data-source",
            "outbox.initialize-schema",
            "outbox.workers",
            "outbox.poll-interval",
            "outbox.stop-grace",
            "outbox.validity.otp",
            "outbox.validity.transactional",
            "outbox.validity.marketing",
            "outbox.erase",
            "outbox.keep",
            "outbox.outcomes",
            "guard.enabled",
            "guard.store",
            "guard.key",
            "guard.message-classes",
            "guard.countries",
            "guard.number-types",
            "guard.number.per-minute",
            "guard.number.per-hour",
            "guard.number.per-day",
            "guard.address.per-minute",
            "guard.address.per-hour",
            "guard.address.per-day",
            "guard.tenant.per-minute",
            "guard.tenant.per-hour",
            "guard.tenant.per-day",
            "guard.prefix.enabled",
            "guard.prefix.minimum",
            "guard.prefix.factor",
            "guard.prefix.share",
            "guard.conversion.minimum",
            "guard.conversion.rate",
            "guard.conversion.of-average",
            "guard.conversion.blocking",
            "guard.conversion.block-for",
            "guard.conversion.max-block",
            "guard.spend.per-hour",
            "guard.spend.per-day",
            "guard.spend.price",
            "guard.spend.prices",
            "guard.dry-run",
            "guard.refuse-without-store",
            "codes.store",
            "codes.key",
            "codes.key-id",
            "codes.previous-keys",
            "codes.send-by",
            "codes.template",
            "codes.digits",
            "codes.life",
            "codes.max-tries",
            "codes.resend-pauses",
            "providers",
            "templates",
            "providers.*.type",
            "providers.*.enabled",
            "providers.*.ssl.bundle");

    /** What a client was built with. */
    record Built(ConfigurableApplicationContext context, SmsClientBuilder builder) {

        RetryPolicy retry() {
            return (RetryPolicy) Objects.requireNonNull(ReflectionTestUtils.getField(builder, "retry"));
        }

        Object deadline(MessageClass messageClass) {
            Object deadlines = Objects.requireNonNull(ReflectionTestUtils.getField(builder, "deadlines"));
            return Objects.requireNonNull(ReflectionTestUtils.invokeMethod(deadlines, "get", messageClass));
        }

        private Map.Entry<?, ?> provider() {
            Map<?, ?> providers =
                    (Map<?, ?>) Objects.requireNonNull(ReflectionTestUtils.getField(builder, "providers"));
            return providers.entrySet().stream()
                    .filter(entry -> ((SmsProvider) entry.getKey()).id().name().equals("jsms"))
                    .findFirst()
                    .orElseThrow();
        }

        ProviderPolicies policies() {
            return (ProviderPolicies) provider().getValue();
        }

        private Object settings(String name) {
            Map<?, ?> providers =
                    (Map<?, ?>) Objects.requireNonNull(ReflectionTestUtils.getField(builder, "providers"));
            Object provider = providers.keySet().stream()
                    .filter(key -> ((SmsProvider) key).id().name().equals(name))
                    .findFirst()
                    .orElseThrow();
            Object own = Objects.requireNonNull(ReflectionTestUtils.getField(provider, "delegate"));
            return Objects.requireNonNull(ReflectionTestUtils.getField(own, "settings"));
        }

        JsmsSettings jsms() {
            return (JsmsSettings) settings("jsms");
        }

        ItniotechSettings itniotech() {
            return (ItniotechSettings) settings("itniotech");
        }

        HttpSettings http() {
            return jsms().http();
        }

        String fingerprint() {
            return fingerprintBy(builder);
        }

        ThreadPoolExecutor asyncThreads() {
            Object executor = Objects.requireNonNull(
                    ReflectionTestUtils.getField(context.getBean(AsyncSmsGateway.class), "executor"));
            return (ThreadPoolExecutor) Objects.requireNonNull(ReflectionTestUtils.getField(executor, "delegate"));
        }

        BalanceRule balanceRule() {
            Object configured = Objects.requireNonNull(
                    ReflectionTestUtils.invokeMethod(context.getBean(CurrentClient.class), "configured"));
            Map<?, ?> rules = Objects.requireNonNull(
                    ReflectionTestUtils.invokeMethod(configured, "balanceRules", new Object[] {null}));
            return (BalanceRule) Objects.requireNonNull(rules.get(ProviderId.of("jsms")));
        }

        /** Calls back as a vendor does. */
        CallbackResponse callback(String provider, String token) {
            return context.getBean(SmsCallbacks.class)
                    .receive(
                            provider,
                            CallbackRequest.of("GET", new byte[0])
                                    .withQuery("echostr=abcd1234")
                                    .at(token));
        }
    }

    private static String fingerprintBy(SmsClientBuilder builder) {
        SmsMessage message = SmsMessage.text(PhoneNumber.of("+8613900000001"), "Hello");
        Object fingerprint = Objects.requireNonNull(ReflectionTestUtils.getField(builder, "fingerprint"));
        return Objects.requireNonNull(ReflectionTestUtils.invokeMethod(fingerprint, "of", message));
    }

    /** A property, its value, and where it arrives. */
    record Property(String name, String value, Object expected, Function<Built, Object> actual) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Property property(String name, String value, Object expected, Function<Built, Object> actual) {
        return new Property(name, value, expected, actual);
    }

    private static Property time(String name, String value, Function<Built, Object> actual) {
        return property(name, value, DurationStyle.detectAndParse(value), actual);
    }

    static List<Property> properties() {
        String gateway = "sms-gateway.";
        return List.of(
                property(
                        gateway + "retry.max-attempts",
                        "4",
                        4,
                        built -> built.retry().maxAttempts()),
                time(gateway + "retry.pause", "110ms", built -> built.retry().pause()),
                time(
                        gateway + "retry.max-pause",
                        "2100ms",
                        built -> built.retry().maxPause()),
                time(
                        gateway + "retry.throttled-pause",
                        "1200ms",
                        built -> built.retry().throttledPause()),
                time(
                        gateway + "retry.max-throttled-pause",
                        "21s",
                        built -> built.retry().maxThrottledPause()),
                time(
                        gateway + "retry.max-retry-after",
                        "6s",
                        built -> built.retry().maxRetryAfter()),
                time(gateway + "deadlines.otp", "22s", built -> built.deadline(MessageClass.OTP)),
                time(gateway + "deadlines.transactional", "46s", built -> built.deadline(MessageClass.TRANSACTIONAL)),
                time(gateway + "deadlines.marketing", "121s", built -> built.deadline(MessageClass.MARKETING)),
                property(
                        gateway + "default-region",
                        "DE",
                        PhoneNumber.of("+4915112345678"),
                        built -> built.context().getBean(PhoneNumbers.class).read("0151 12345678")),
                property(
                        gateway + "redirect-to",
                        "+8613800000009",
                        "Redirecting{to +86*********09",
                        built -> built.provider().getKey().toString().substring(0, 29)),
                property(
                        gateway + "idempotency.fingerprint-key",
                        "k".repeat(33),
                        fingerprintBy(SmsClient.builder()
                                .idempotencyStore(
                                        new InMemoryIdempotencyStore(), Secret.of("fingerprint key", "k".repeat(33)))),
                        Built::fingerprint),
                property(
                        gateway + "async.threads",
                        "3",
                        3,
                        built -> built.asyncThreads().getMaximumPoolSize()),
                property(
                        gateway + "async.queue",
                        "77",
                        77,
                        built -> built.asyncThreads().getQueue().remainingCapacity()),
                property(
                        gateway + "callbacks.token",
                        "a".repeat(32),
                        200,
                        built -> built.callback("receiver", "a".repeat(32)).status()),
                property(
                        gateway + "callbacks.public-url",
                        "https://www.example.com/app",
                        "https://www.example.com/app/sms-gateway/callbacks/receiver/" + "a".repeat(32),
                        built -> built.callback("receiver", "a".repeat(32)).body()),
                property(
                        JSMS + "base-url",
                        "https://sms.example.com/jsms",
                        URI.create("https://sms.example.com/jsms"),
                        built -> built.http().baseUrl()),
                property(
                        JSMS + "http.max-connections",
                        "65",
                        65,
                        built -> built.http().maxConnections()),
                time(
                        JSMS + "http.connect-timeout",
                        "2300ms",
                        built -> built.http().connectTimeout()),
                time(
                        JSMS + "http.response-timeouts.otp",
                        "9s",
                        built -> built.http().responseTimeout(MessageClass.OTP)),
                time(
                        JSMS + "http.response-timeouts.transactional",
                        "16s",
                        built -> built.http().responseTimeout(MessageClass.TRANSACTIONAL)),
                time(
                        JSMS + "http.response-timeouts.marketing",
                        "31s",
                        built -> built.http().responseTimeout(MessageClass.MARKETING)),
                property(
                        JSMS + "http.proxy",
                        "http://proxy.example.com:3128",
                        URI.create("http://proxy.example.com:3128"),
                        built -> Objects.requireNonNull(built.http().proxy())),
                property(
                        JSMS + "http.proxy-user",
                        "proxyUser",
                        "proxyUser",
                        built -> Objects.requireNonNull(built.http().proxyUser())),
                property(
                        JSMS + "http.proxy-password",
                        "proxyPassword",
                        "proxyPassword",
                        built -> Objects.requireNonNull(built.http().proxyPassword())
                                .reveal()),
                property(
                        JSMS + "policies.shared-requests",
                        "marketing",
                        Set.of(MessageClass.MARKETING),
                        built -> built.policies().sharedRequests()),
                property(
                        JSMS + "policies.max-in-flight",
                        "51",
                        51,
                        built -> built.policies().maxInFlight()),
                time(
                        JSMS + "policies.probe-every",
                        "61s",
                        built -> built.policies().probeEvery()),
                property(
                        JSMS + "policies.rate-limit.requests",
                        "17",
                        17,
                        built -> Objects.requireNonNull(built.policies().rateLimit())
                                .requests()),
                time(
                        JSMS + "policies.rate-limit.per",
                        "3s",
                        built -> Objects.requireNonNull(built.policies().rateLimit())
                                .per()),
                property(
                        JSMS + "policies.breaker.failure-rate",
                        "52",
                        52,
                        built -> built.policies().breaker().failureRate()),
                property(
                        JSMS + "policies.breaker.consecutive-failures",
                        "7",
                        7,
                        built -> built.policies().breaker().consecutiveFailures()),
                time(
                        JSMS + "policies.breaker.slow-call",
                        "2900ms",
                        built -> built.policies().breaker().slowCall()),
                time(
                        JSMS + "policies.breaker.open-for",
                        "14s",
                        built -> built.policies().breaker().openFor()),
                time(
                        JSMS + "balance.check-every",
                        "11m",
                        built -> Objects.requireNonNull(built.balanceRule().checkEvery())),
                property(
                        JSMS + "balance.low-below",
                        "7.5",
                        new BigDecimal("7.5"),
                        built -> Objects.requireNonNull(built.balanceRule().lowBelow())),
                property(
                        JSMS + "callback-token",
                        "b".repeat(32),
                        "abcd1234",
                        built -> built.callback("jsms", "b".repeat(32)).body()),
                property(
                        JSMS + "app-key",
                        "someAppKey00000000000001",
                        "someAppKey00000000000001",
                        built -> built.jsms().appKey()),
                property(
                        JSMS + "master-secret",
                        "secretOne",
                        "secretOne",
                        built -> built.jsms().masterSecret().reveal()),
                property(
                        JSMS + "previous-master-secret",
                        "secretBefore",
                        "secretBefore",
                        built -> Objects.requireNonNull(built.jsms().previousMasterSecret())
                                .reveal()),
                property(
                        JSMS + "dev-key",
                        "someDevKey00000000000001",
                        "someDevKey00000000000001",
                        built -> Objects.requireNonNull(built.jsms().devKey())),
                property(
                        JSMS + "dev-secret",
                        "secretTwo",
                        "secretTwo",
                        built -> Objects.requireNonNull(built.jsms().apiDevSecret())
                                .reveal()),
                property(
                        JSMS + "signatures.Shop",
                        "18",
                        Map.of("Shop", "18"),
                        built -> built.jsms().signatures()),
                property(
                        JSMS + "codes.template-id",
                        "19",
                        "19",
                        built -> built.jsms().codeTemplate()),
                property(
                        JSMS + "codes.signature-id",
                        "20",
                        "20",
                        built -> Objects.requireNonNull(built.jsms().codeSignature())),
                property(
                        ITNIOTECH + "preset",
                        "laaffic",
                        ItniotechSettings.LAAFFIC,
                        built -> built.itniotech().http().baseUrl()),
                property(
                        ITNIOTECH + "api-key",
                        "apiKeyOne",
                        "apiKeyOne",
                        built -> built.itniotech().apiKey()),
                property(
                        ITNIOTECH + "api-secret",
                        "apiSecretOne",
                        "apiSecretOne",
                        built -> built.itniotech().apiSecret().reveal()),
                property(
                        ITNIOTECH + "app-id",
                        "appIdOne",
                        "appIdOne",
                        built -> built.itniotech().appId()),
                property(
                        ITNIOTECH + "currency",
                        "EUR",
                        Currency.getInstance("EUR"),
                        built -> Objects.requireNonNull(built.itniotech().currency())),
                property(
                        ITNIOTECH + "codes.app-id",
                        "otpAppOne",
                        "otpAppOne",
                        built -> Objects.requireNonNull(built.itniotech().codes())
                                .appId()),
                property(
                        ITNIOTECH + "codes.template-id",
                        "4711",
                        4711,
                        built -> Objects.requireNonNull(built.itniotech().codes())
                                .templateId()));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        final AtomicReference<SmsClientBuilder> builder = new AtomicReference<>();

        @Bean
        SmsClientCustomizer keeps() {
            return builder::set;
        }

        /** Responds to callbacks with the public URL that they came to. */
        @Bean
        SmsProvider receiver() {
            CallbackReceiver receiver =
                    (request, listener) -> CallbackResponse.text(200, String.valueOf(request.publicUrl()));
            return ScriptedProvider.named("receiver")
                    .service(CallbackReceiver.class, receiver)
                    .build();
        }
    }

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0")
                .run(properties().stream()
                        .map(property -> "--" + property.name() + "=" + property.value())
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @ParameterizedTest
    @MethodSource("properties")
    void arrivesInTheClient(Property property) {
        Built built =
                new Built(context, context.getBean(Application.class).builder.get());

        assertThat(property.actual().apply(built)).isEqualTo(property.expected());
    }

    @Test
    void everyPropertyIsHereAndNoTwoHaveOneValue() {
        Set<String> all = new TreeSet<>(KnownProperties.leaves(SmsGatewayProperties.class));
        Stream.of(ProviderProperties.class, JsmsProperties.class, ItniotechProperties.class)
                .flatMap(type -> KnownProperties.leaves(type).stream())
                .forEach(leaf -> all.add("providers.*." + leaf));
        all.removeAll(ELSEWHERE);

        Set<String> here = properties().stream()
                .map(property -> property.name()
                        .replaceFirst("^sms-gateway\\.", "")
                        .replaceFirst("^providers\\.\\w+\\.", "providers.*.")
                        .replaceFirst("\\.signatures\\..*", ".signatures"))
                .collect(Collectors.toSet());
        assertThat(here).containsExactlyInAnyOrderElementsOf(all);
        assertThat(new HashSet<>(properties().stream().map(Property::value).toList()))
                .hasSameSizeAs(properties());
    }
}
