package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.jsms.JsmsProvider;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.DefaultResourceLoader;

/** What people read where the application can't start: what is wrong, the property, and what to write. */
@ExtendWith(OutputCaptureExtension.class)
class FailureTest {

    private static final String SECRET = "mySecretThatMustNotPrint";

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    /** A mistake in the YAML of the documents, as further arguments. */
    record Mistake(List<String> arguments, String what, String property, String action) {

        @Override
        public String toString() {
            return String.join(" ", arguments);
        }
    }

    private static Mistake mistake(String argument, String what, String property, String action) {
        return new Mistake(List.of(argument.split("\\|")), what, property, action);
    }

    /** Where the property is the one that was written. */
    private static Mistake mistake(String argument, String what, String action) {
        return mistake(argument, what, argument.substring(0, argument.indexOf('=')), action);
    }

    private static void fail(SpringApplicationBuilder application, String... properties) {
        String[] arguments = Stream.concat(Stream.of("spring.main.banner-mode=off"), Arrays.stream(properties))
                .map(property -> "--" + property)
                .toArray(String[]::new);
        assertThatThrownBy(() ->
                        application.web(WebApplicationType.NONE).run(arguments).close())
                .isNotNull();
    }

    private static void fail(String... properties) {
        fail(new SpringApplicationBuilder(Application.class), properties);
    }

    static Stream<Mistake> missing() {
        String jsms = "sms-gateway.providers.jsms.";
        String itniotech = "sms-gateway.providers.itniotech.";
        return Stream.of(
                mistake(
                        jsms + "app-key=",
                        "the provider `jsms` has no app-key",
                        "Write `" + jsms + "app-key: ${JSMS_APP_KEY}` and set that variable"),
                mistake(
                        jsms + "master-secret=",
                        "the provider `jsms` has no master-secret",
                        "Write `" + jsms + "master-secret: ${JSMS_MASTER_SECRET}` and set that variable"),
                mistake(jsms + "dev-key=", "the provider `jsms` has no dev-key", "dev-key: ${JSMS_DEV_KEY}`"),
                mistake(
                        jsms + "dev-secret=",
                        "the provider `jsms` has no dev-secret",
                        "dev-secret: ${JSMS_DEV_SECRET}`"),
                mistake(
                        itniotech + "api-key=",
                        "the provider `itniotech` has no api-key",
                        "api-key: ${ITNIOTECH_API_KEY}`"),
                mistake(
                        itniotech + "api-secret=",
                        "the provider `itniotech` has no api-secret",
                        "api-secret: ${ITNIOTECH_API_SECRET}`"),
                mistake(
                        itniotech + "app-id=",
                        "the provider `itniotech` has no app-id",
                        "app-id: ${ITNIOTECH_APP_ID}`"),
                mistake(
                        jsms + "master-secret=${NOBODY_SETS_THIS}",
                        "the master-secret of the provider `jsms` is a placeholder that nothing resolves",
                        "Set the variable or property"),
                mistake(
                        jsms + "master-secret=" + SECRET + "${NOBODY_SETS_THIS}",
                        "the master-secret of the provider `jsms` is a placeholder that nothing resolves",
                        "Set the variable or property"),
                mistake(
                        jsms + "enabled=false|" + itniotech + "enabled=false",
                        "every provider is switched off: [jsms, itniotech]",
                        jsms + "enabled, " + itniotech + "enabled",
                        "Switch one on"));
    }

    static Stream<Mistake> names() {
        String known = "which is no provider; there are [itniotech, jsms]";
        String correct = "Correct the name, or add `sms-gateway.providers.itnoitech`.";
        String templates = "sms-gateway.templates.login-code.";
        return Stream.of(
                mistake(
                        "sms-gateway.providers.jsms.type=jmss",
                        "the provider `jsms` has the unknown type `jmss`; there are [itniotech, jsms]",
                        "Write one of [itniotech, jsms], or add a bean of type SmsProviderFactory"),
                mistake(
                        "sms-gateway.providers.mine.app-key=someKey",
                        "the provider `mine` has no type, and there is no bean of that name",
                        "sms-gateway.providers.mine.type",
                        "Write one of [itniotech, jsms]"),
                mistake(
                        "sms-gateway.providers.JSMS_2.type=jsms",
                        "a provider's name is lower-case letters, digits and hyphens",
                        "sms-gateway.providers.JSMS_2",
                        "Correct what stands at"),
                mistake("sms-gateway.route=jsms,itnoitech", "the route names `itnoitech`, " + known, correct),
                mistake("sms-gateway.routes.by-class.otp=itnoitech", "names `itnoitech`, " + known, correct),
                mistake("sms-gateway.routes.by-country.DE=itnoitech", "names `itnoitech`, " + known, correct),
                mistake(
                        "sms-gateway.route=|sms-gateway.routes.weights.itnoitech=3",
                        "names `itnoitech`, " + known,
                        "sms-gateway.routes.weights",
                        correct),
                mistake(
                        "sms-gateway.routes.weights.jsms=3",
                        "there is a route in order and one by weight",
                        "sms-gateway.routes.weights",
                        "Take `sms-gateway.route` away, or the weights."),
                mistake(
                        "sms-gateway.route=|sms-gateway.routes.weights.jsms=0",
                        "weights from 1 to 1000000; not {jsms=0}",
                        "sms-gateway.routes.weights",
                        "Correct what stands at"),
                mistake(
                        "sms-gateway.routes.by-country.UK=jsms",
                        "\"UK\" is not a supported region; use two capital letters such as CN",
                        "Correct what stands at"),
                mistake(templates + "only=itnoitech", "the template names `itnoitech`, " + known, correct),
                mistake(
                        templates + "providers.itnoitech.text=Hello",
                        "the template names `itnoitech`, " + known,
                        templates + "providers.itnoitech",
                        correct),
                mistake(
                        "sms-gateway.templates.welcome.text=Hello",
                        "`welcome` cannot go to `jsms`: it has no template of that vendor",
                        "sms-gateway.templates.welcome",
                        "or say with `only` which providers"),
                mistake(
                        templates + "providers.jsms.text=Hello",
                        "a message is either a template of the vendor's or a text there",
                        templates + "providers.jsms",
                        "Write either `template-id`"),
                mistake(
                        templates + "text=Your code is {code",
                        "the brace at index 13 belongs to no placeholder; write {name}",
                        "sms-gateway.templates.login-code",
                        "Correct what stands at"));
    }

    static Stream<Mistake> strangers() {
        String jsms = "sms-gateway.providers.jsms.";
        String itniotech = "sms-gateway.providers.itniotech.";
        String none = "there is no such property";
        String itniotechOnly = "the provider `jsms` is of the type jsms, and %s is for the type itniotech";
        String jsmsOnly = "the provider `itniotech` is of the type itniotech, and %s is for the type jsms";
        String away = "Take it away, or correct";
        return Stream.of(
                mistake(
                        jsms + "app_kee=" + SECRET,
                        none,
                        "at this place there are api-key, api-secret, app-id, app-key,"),
                mistake(jsms + "master-secrett=" + SECRET, none, ", master-secret, options,"),
                mistake(
                        jsms + "policies.breaker.open=5s",
                        none,
                        "there are consecutive-failures, failure-rate, open-for"),
                mistake(
                        "sms-gateway.provider.jsms.type=jsms",
                        none,
                        "deadlines, default-region, providers, retry, route"),
                mistake("sms-gateway.templates.login-code.klass=otp", none, "there are class, only, providers, sender"),
                mistake(
                        "sms-gateway.a=1|sms-gateway.b=2",
                        "there are no such properties",
                        "sms-gateway.a, sms-gateway.b",
                        "Take it away"),
                mistake(jsms + "api-key=" + SECRET, itniotechOnly.formatted("api-key"), away),
                mistake(jsms + "api-secret=" + SECRET, itniotechOnly.formatted("api-secret"), away),
                mistake(jsms + "app-id=1", itniotechOnly.formatted("app-id"), away),
                mistake(jsms + "currency=USD", itniotechOnly.formatted("currency"), away),
                mistake(jsms + "preset=onbuka", itniotechOnly.formatted("preset"), away),
                mistake(
                        jsms + "options.token=" + SECRET,
                        "and options is for a SmsProviderFactory of yours",
                        jsms + "options",
                        away),
                mistake(itniotech + "app-key=some", jsmsOnly.formatted("app-key"), away),
                mistake(itniotech + "master-secret=" + SECRET, jsmsOnly.formatted("master-secret"), away),
                mistake(itniotech + "dev-key=some", jsmsOnly.formatted("dev-key"), away),
                mistake(itniotech + "dev-secret=" + SECRET, jsmsOnly.formatted("dev-secret"), away),
                mistake(
                        itniotech + "signatures.Shop=7",
                        jsmsOnly.formatted("signatures"),
                        itniotech + "signatures",
                        away),
                mistake(itniotech + "codes.template-id=7", jsmsOnly.formatted("codes"), itniotech + "codes", away));
    }

    static Stream<Mistake> values() {
        String jsms = "sms-gateway.providers.jsms.";
        String itniotech = "sms-gateway.providers.itniotech.";
        String correct = "Correct what stands at";
        return Stream.of(
                mistake(jsms + "base-url=http://sms.example.com", "the base URL must start with https", correct),
                mistake(jsms + "base-url=sms.example.com", "the base URL needs a plain host name", correct),
                mistake(jsms + "base-url=https://a:" + SECRET + "@b.example.com", "must not have user info", correct),
                mistake(
                        jsms + "base-url=:" + SECRET,
                        "what is written there is not an address",
                        "Write one such as `https://api.example.com`"),
                mistake(
                        jsms + "http.proxy=proxy:3128",
                        "the proxy needs a plain host name",
                        "Write it as `http://host:port`."),
                mistake(
                        jsms + "http.proxy=http://a:" + SECRET + "@b:3128",
                        "the proxy must not have user info",
                        "Write it as `http://host:port`."),
                mistake(jsms + "http.max-connections=0", "max-connections must be from 1 to 1000, not 0", correct),
                mistake(jsms + "http.connect-timeout=2h", "connect-timeout must be from 1 ms to 60 s", correct),
                mistake(
                        jsms + "http.response-timeouts.otp=2h",
                        "the response timeout of OTP must be from 1 ms",
                        jsms + "http.response-timeouts",
                        correct),
                mistake(
                        jsms + "ssl.bundle=vendor",
                        "the SSL bundle `vendor` can't be used",
                        "Write it under `spring.ssl.bundle`"),
                mistake(jsms + "master-secret=" + SECRET + " two", "master-secret has a blank", correct),
                mistake(jsms + "app-key=a:b", "app-key must have no colon", correct),
                mistake(jsms + "signatures.Shop=seven", "must be a number", jsms + "signatures", correct),
                mistake(jsms + "codes.template-id=seven", "the code template must be a number", correct),
                mistake(jsms + "codes.signature-id=seven", "the code signature must be a number", correct),
                mistake(jsms + "policies.max-in-flight=0", "max-in-flight must be from 1 to 1000, not 0", correct),
                mistake(jsms + "policies.probe-every=1ms", "probe-every must be at least a second", correct),
                mistake(jsms + "policies.breaker.failure-rate=101", "failure-rate must be from 1 to 100", correct),
                mistake(jsms + "policies.breaker.open-for=0s", "open-for in milliseconds must be at least 1", correct),
                mistake(
                        jsms + "policies.rate-limit.requests=0",
                        "requests must be at least 1",
                        jsms + "policies.rate-limit",
                        correct),
                mistake(jsms + "callback-token=" + SECRET, "a token must be at least 32 letters and digits", correct),
                mistake(
                        "sms-gateway.callbacks.token=" + SECRET,
                        "a token must be at least 32 letters and digits",
                        correct),
                mistake(
                        jsms + "balance.check-every=1ms",
                        "the interval of balance checks must be from 1 s to 1 day",
                        correct),
                mistake(jsms + "balance.low-below=-1", "the low-balance threshold must be above 0, not -1", correct),
                mistake(itniotech + "balance.low-below=few", "is not a number", "Write one such as `20`"),
                mistake(itniotech + "preset=onbuke", "there is no preset `onbuke`", "or `base-url` for another"),
                mistake(itniotech + "currency=EURO", "is not a currency", "Write its three capital letters"),
                mistake("sms-gateway.default-region=China", "\"China\" is not a supported region", correct),
                mistake("sms-gateway.retry.max-attempts=11", "max-attempts must be from 1 to 10, not 11", correct),
                mistake("sms-gateway.retry.pause=1h", "pause must be from 0 to", correct),
                mistake("sms-gateway.deadlines.otp=1s", "a deadline must be from 4 s to an hour", correct),
                mistake("sms-gateway.deadlines.otp=soon", "is not a length of time", "such as `500ms`, `10s` or `5m`"),
                mistake("sms-gateway.async.threads=0", "this must be at least 1, not 0", correct),
                mistake("sms-gateway.async.queue=many", "is not a whole number", "Write its digits only."),
                mistake(jsms + "enabled=maybe", "is not yes or no", "Write `true` or `false`."),
                mistake(
                        "sms-gateway.templates.login-code.class=code",
                        "is not one of otp, transactional, marketing",
                        "Write one of otp, transactional, marketing."),
                mistake(
                        "sms-gateway.routes.weights=jsms",
                        "is not a group of properties",
                        "Write the properties below it"));
    }

    @ParameterizedTest
    @MethodSource({"missing", "names", "strangers", "values"})
    void saysWhatIsWrongWhereAndWhatToWrite(Mistake mistake, CapturedOutput output) {
        fail(Stream.concat(Stream.of("spring.config.name=example"), mistake.arguments().stream())
                .toArray(String[]::new));

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .containsPattern("The SMS gateway can't start: .*\\Q" + mistake.what() + "\\E")
                .containsPattern("(?m)^    Property: \\Q" + mistake.property() + "\\E$")
                .containsPattern("Action:\\R\\R.*\\Q" + mistake.action() + "\\E")
                .doesNotContain(SECRET);
    }

    @Test
    void saysThatNoProviderIsConfigured(CapturedOutput output) {
        fail();

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "The SMS gateway can't start: no provider is configured")
                .contains("Property: sms-gateway.providers")
                .contains("Action:", "Write an account at a vendor, such as `sms-gateway.providers.jsms: { type: jsms");
    }

    @Test
    void saysWhichModuleIsMissing(CapturedOutput output) {
        fail(
                new SpringApplicationBuilder(Application.class)
                        .resourceLoader(new DefaultResourceLoader(
                                new FilteredClassLoader(JsmsProvider.class, ItniotechProvider.class))),
                "spring.config.name=example");

        assertThat(output)
                .contains("the provider `jsms` is of the type `jsms`, whose module is not on the class path")
                .contains("Property: sms-gateway.providers.jsms.type")
                .contains("Add the dependency `io.smsgateway:sms-provider-jsms`");
    }

    @Test
    void saysWhereInTheFileAnUnknownPropertyStands(CapturedOutput output) {
        fail("spring.config.name=example", "spring.config.additional-location=classpath:typo.yaml");

        assertThat(output)
                .containsPattern("Property: sms-gateway.providers.jsms.dev-sekret \\(class path resource"
                        + " \\[typo.yaml\\] - 3:25\\)")
                .doesNotContain(SECRET);
    }

    @Test
    void findsAMistakeAtTheStartThoughBeansAreMadeWhenNeeded(CapturedOutput output) {
        fail("spring.config.name=example", "spring.main.lazy-initialization=true", "sms-gateway.route=nobody");

        assertThat(output).contains("the route names `nobody`");
    }
}
