package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.MessageClass;
import io.smsgateway.Secret;
import io.smsgateway.TimeSource;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.RateLimit;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.springboot.SmsGatewayConnectionDetails.Endpoint;
import io.smsgateway.springboot.properties.ConfigurationProblems;
import io.smsgateway.springboot.properties.ConfigurationReader;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.ItniotechProperties;
import io.smsgateway.springboot.properties.JsmsProperties;
import io.smsgateway.springboot.properties.PolicyMapper;
import io.smsgateway.springboot.properties.ProviderProperties;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What an entry makes of a provider. */
class SettingsTest {

    private static final ProviderProperties EMPTY =
            new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("entry", ProviderProperties.class);

    private static final HttpSettings USUAL = HttpSettings.of(URI.create("https://sms.example.com"));

    private static final String KEY = "someAppKey00000000000001";

    private static final Endpoint NONE = Endpoint.of(null, Map.of());

    private static ConfigurableEnvironment environment(String name, String... pairs) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put("sms-gateway.providers." + name + "." + pairs[i], pairs[i + 1]);
        }
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", map));
        return environment;
    }

    private static ProviderProperties entry(ConfigurableEnvironment environment, String name) {
        ConfigurationProblems problems = new ConfigurationProblems();
        SmsGatewayProperties read = new ConfigurationReader(environment).read(problems);
        problems.throwIfAny();
        return read.providers().getOrDefault(name, EMPTY);
    }

    private static ProviderProperties entry(String... pairs) {
        return entry(environment("a", pairs), "a");
    }

    private static <P extends Record> ProviderAccount<P> account(
            Class<P> type, String name, Endpoint endpoint, String... pairs) {
        ConfigurableEnvironment environment = environment(name, pairs);
        ProviderProperties common = entry(environment, name);
        ConfigurationProblems problems = new ConfigurationProblems();
        P vendor = new ConfigurationReader(environment).readVendor(name, type, endpoint.credentials(), problems);
        problems.throwIfAny();
        return new ProviderAccount<>(
                name,
                common,
                vendor,
                endpoint.baseUrl() == null ? common.baseUrl() : endpoint.baseUrl(),
                bundle -> {
                    throw new IllegalStateException("no bundles here");
                },
                TimeSource.system());
    }

    private static ProviderAccount<Context.Account> account(String... pairs) {
        return account(Context.Account.class, "a", NONE, pairs);
    }

    private static JsmsSettings jsms(String... more) {
        String[] pairs = Stream.concat(Stream.of("app-key", KEY, "master-secret", "someSecret"), Stream.of(more))
                .toArray(String[]::new);
        return JsmsProviderFactory.settings(account(JsmsProperties.class, "jsms-two", NONE, pairs));
    }

    private static ItniotechSettings itniotech(String... more) {
        String[] pairs = Stream.concat(
                        Stream.of("api-key", "someKey", "api-secret", "someSecret", "app-id", "someApp"),
                        Stream.of(more))
                .toArray(String[]::new);
        return ItniotechProviderFactory.settings(account(ItniotechProperties.class, "onbuka", NONE, pairs));
    }

    @Test
    void timeOutsConnectionsAndTheProxyAreTaken() {
        HttpSettings http = account(
                        "http.max-connections",
                        "7",
                        "policies.max-in-flight",
                        "7",
                        "http.connect-timeout",
                        "1s",
                        "http.response-timeouts.otp",
                        "3s",
                        "http.proxy",
                        "http://proxy.example.com:3128")
                .http(USUAL);

        assertThat(http.maxConnections()).isEqualTo(7);
        assertThat(http.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(http.responseTimeout(MessageClass.OTP)).isEqualTo(Duration.ofSeconds(3));
        assertThat(http.responseTimeout(MessageClass.MARKETING))
                .isEqualTo(USUAL.responseTimeout(MessageClass.MARKETING));
        assertThat(http.proxy()).isEqualTo(URI.create("http://proxy.example.com:3128"));
    }

    @Test
    void theUserOfTheProxyIsTaken() {
        HttpSettings http = account(
                        "http.proxy",
                        "http://proxy.example.com:3128",
                        "http.proxy-user",
                        "sms",
                        "http.proxy-password",
                        "p:a@ss")
                .http(USUAL);

        assertThat(http.proxy()).isEqualTo(URI.create("http://proxy.example.com:3128"));
        assertThat(http.proxyUser()).isEqualTo("sms");
        assertThat(http.proxyPassword()).isEqualTo(Secret.of("password", "p:a@ss"));
    }

    @Test
    void theDefaultsOfTheAdapterStayWhereNothingIsWritten() {
        assertThat(account().http(USUAL)).isEqualTo(USUAL);
    }

    @Test
    void connectionDetailsGoBeforeProperties() {
        Endpoint sandbox = Endpoint.of(URI.create("https://sandbox.example.com"), Map.of("app-key", "theirs"));
        ProviderAccount<JsmsProperties> account = account(
                JsmsProperties.class,
                "a",
                sandbox,
                "app-key",
                "ours",
                "master-secret",
                "ours",
                "base-url",
                "https://other.example.com");

        assertThat(account.properties().appKey()).isEqualTo("theirs");
        assertThat(account.properties().masterSecret().reveal()).isEqualTo("ours");
        assertThat(account.http(USUAL).baseUrl()).isEqualTo(URI.create("https://sandbox.example.com"));
    }

    @Test
    void connectionDetailsWithTheNameOfNoPropertyAreRefused() {
        Endpoint typo = Endpoint.of(null, Map.of("master-secrte", "theirs"));

        assertThatThrownBy(() -> account(JsmsProperties.class, "a", typo, "app-key", "x", "master-secret", "y"))
                .isInstanceOfSatisfying(InvalidConfigurationException.class, invalid -> {
                    assertThat(invalid.property()).isEqualTo("sms-gateway.providers.a.master-secrte");
                    assertThat(invalid)
                            .hasMessageContaining("SmsGatewayConnectionDetails has a credential that is no property");
                    assertThat(invalid.action()).isEqualTo("Did you mean `master-secret`?");
                });
        assertThat(account(
                                JsmsProperties.class,
                                "a",
                                Endpoint.of(null, Map.of("masterSecret", "theirs")),
                                "app-key",
                                "x")
                        .properties()
                        .masterSecret()
                        .reveal())
                .isEqualTo("theirs");
    }

    @Test
    void aPlainHttpAddressElsewhereIsRefusedWithItsProperty() {
        ProviderAccount<?> account = account("base-url", "http://sms.example.com");

        assertThatThrownBy(() -> account.http(USUAL))
                .hasMessageContaining("must start with https")
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        bad -> assertThat(bad.property()).isEqualTo("sms-gateway.providers.a.base-url"));
    }

    record Acme(
            String user,
            Secret token,
            @Nullable String tenant,
            @DefaultValue("5") int retries) {}

    @Test
    void aVendorOfTheApplicationHasTypedProperties() {
        ProviderAccount<Acme> account = account(Acme.class, "acme", NONE, "user", "me", "token", "some", "tenant", " ");

        assertThat(account.properties().user()).isEqualTo("me");
        assertThat(account.properties().token().reveal()).isEqualTo("some");
        assertThat(account.properties().tenant()).isNull();
        assertThat(account.properties().retries()).isEqualTo(5);
        assertThat(account).hasToString("ProviderAccount{acme, ProviderProperties{type=null, enabled=true}}");
        assertThatThrownBy(() -> account(Acme.class, "acme", NONE, "user", "me"))
                .hasMessage("the provider `acme` has no token")
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        bad -> assertThat(bad.property()).isEqualTo("sms-gateway.providers.acme.token"));
    }

    @Test
    void anAccountIsTheSameAfterItsSecretHasChanged() {
        ProviderAccount<Acme> before = account(Acme.class, "acme", NONE, "user", "me", "token", "old");
        ProviderAccount<Acme> after = account(Acme.class, "acme", NONE, "user", "me", "token", "new");

        assertThat(after.sameAs(before)).isFalse();
        assertThat(before.sameAs(account(Acme.class, "acme", NONE, "user", "me", "token", "old")))
                .isTrue();
        assertThat(after.identity()).isEqualTo(before.identity());
        assertThat(account(Acme.class, "acme", NONE, "user", "you", "token", "old")
                        .identity())
                .isNotEqualTo(before.identity());
    }

    @ParameterizedTest
    @CsvSource({
        "itniotech, api-key, otherKey, true",
        "itniotech, app-id, otherApp, true",
        "itniotech, currency, EUR, true",
        "itniotech, api-secret, otherSecret, false",
        "jsms, app-key, otherAppKey0000000000001, true",
        "jsms, dev-key, otherDevKey0000000000001, true",
        "jsms, master-secret, otherSecret, false"
    })
    void anAccountIsAnotherWhereAnythingButItsSecretIs(String type, String property, String value, boolean another) {
        Map<String, String> pairs = type.equals("jsms")
                ? Map.of(
                        "app-key",
                        KEY,
                        "master-secret",
                        "some",
                        "dev-key",
                        "someDevKey00000000000001",
                        "dev-secret",
                        "s")
                : Map.of("api-key", "someKey", "api-secret", "some", "app-id", "someApp", "currency", "USD");
        Map<String, String> changed = new HashMap<>(pairs);
        changed.put(property, value);

        assertThat(identity(type, changed).equals(identity(type, pairs))).isEqualTo(!another);
    }

    private static Object identity(String type, Map<String, String> pairs) {
        String[] flat = pairs.entrySet().stream()
                .flatMap(pair -> Stream.of(pair.getKey(), pair.getValue()))
                .toArray(String[]::new);
        return type.equals("jsms")
                ? account(JsmsProperties.class, "a", NONE, flat).identity()
                : account(ItniotechProperties.class, "a", NONE, flat).identity();
    }

    @Test
    void anApplicationAtJsmsTakesAccountSignaturesAndCodes() {
        JsmsSettings settings = jsms(
                "dev-key", "someDevKey00000000000001",
                "dev-secret", "someDevSecret",
                "previous-master-secret", "someOldSecret",
                "signatures.Shop", "7",
                "codes.template-id", "3",
                "codes.signature-id", "8");

        assertThat(settings)
                .isEqualTo(JsmsSettings.of(KEY, "someSecret")
                        .withId("jsms-two")
                        .withAccount("someDevKey00000000000001", "someDevSecret")
                        .withPreviousMasterSecret("someOldSecret")
                        .withCodes("3", "8")
                        .withSignature("Shop", "7"));
        assertThat(settings.masterSecret().reveal()).isEqualTo("someSecret");
        assertThat(settings.apiDevSecret())
                .isNotNull()
                .extracting(Secret::reveal)
                .isEqualTo("someDevSecret");
        assertThat(jsms("codes.signature-id", "7").codeTemplate()).isEqualTo("1");
    }

    @Test
    void halfOfADeveloperAccountIsRefused() {
        assertThatThrownBy(() -> jsms("dev-key", "someDevKey00000000000001"))
                .hasMessage("the provider `jsms-two` has no dev-secret");
        assertThatThrownBy(() -> jsms("dev-secret", "some")).hasMessage("the provider `jsms-two` has no dev-key");
    }

    @Test
    void halfOfTheSettingsOfCodesIsRefused() {
        assertThat(itniotech().codes()).isNull();
        assertThatThrownBy(() -> itniotech("codes.app-id", "otpApp"))
                .hasMessage("the provider `onbuka` has no codes.template-id");
        assertThatThrownBy(() -> itniotech("codes.template-id", "7"))
                .hasMessage("the provider `onbuka` has no codes.app-id");
        assertThatThrownBy(() -> itniotech("codes.app-id", "otp app", "codes.template-id", "7"))
                .hasMessageContaining("otp-app-id");
    }

    @Test
    void aPresetNamesASisterBrand() {
        assertThat(itniotech("preset", "onbuka").http().baseUrl()).isEqualTo(ItniotechSettings.ONBUKA);
        assertThat(itniotech("preset", "laaffic").http().baseUrl()).isEqualTo(ItniotechSettings.LAAFFIC);
        assertThat(itniotech().http().baseUrl()).isEqualTo(ItniotechSettings.ITNIOTECH);
        assertThat(itniotech("base-url", "https://sms.example.com/sms").http().baseUrl())
                .isEqualTo(URI.create("https://sms.example.com/sms"));
        assertThat(itniotech("currency", "USD").currency()).isEqualTo(Currency.getInstance("USD"));
        assertThat(itniotech().id()).hasToString("onbuka");
        assertThatThrownBy(() -> itniotech("preset", "onbuka", "base-url", "https://sms.example.com/sms"))
                .hasMessageContaining("a preset and a base-url");
    }

    @Test
    void policiesAreConverted() {
        ProviderPolicies pipeline = PolicyMapper.provider(
                "a",
                entry(
                                "policies.max-in-flight", "5",
                                "policies.rate-limit.requests", "10",
                                "policies.probe-every", "5s",
                                "policies.breaker.failure-rate", "20",
                                "policies.breaker.consecutive-failures", "2",
                                "policies.breaker.slow-call", "1s",
                                "policies.breaker.open-for", "10m")
                        .policies());

        assertThat(pipeline.maxInFlight()).isEqualTo(5);
        assertThat(pipeline.rateLimit()).isEqualTo(RateLimit.perSecond(10));
        assertThat(pipeline.probeEvery()).isEqualTo(Duration.ofSeconds(5));
        assertThat(pipeline.breaker().failureRate()).isEqualTo(20);
        assertThat(pipeline.breaker().consecutiveFailures()).isEqualTo(2);
        assertThat(pipeline.breaker().slowCall()).isEqualTo(Duration.ofSeconds(1));
        assertThat(pipeline.breaker().maxOpenFor()).isEqualTo(Duration.ofMinutes(10));
        assertThat(PolicyMapper.provider("a", entry().policies())).isEqualTo(ProviderPolicies.DEFAULT);
        assertThatThrownBy(() -> PolicyMapper.provider(
                        "a", entry("policies.max-in-flight", "0").policies()))
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        bad -> assertThat(bad.property()).isEqualTo("sms-gateway.providers.a.policies.max-in-flight"));
    }
}
