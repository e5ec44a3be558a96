package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.spi.Requirement;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.DefaultResourceLoader;

/** What people read where the application can't start: what is wrong, the property, and what to write. */
@ExtendWith(OutputCaptureExtension.class)
class FailureTest {

    private static final String SECRET = "mySecretThatMustNotPrint";

    /** Without other auto-configurations, which would take most of the time. */
    @SpringBootConfiguration
    @ImportAutoConfiguration(SmsGatewayAutoConfiguration.class)
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
                        "master-secret of the provider `jsms` contains an unresolved placeholder: `${NOBODY_SETS_THIS}`",
                        "Set the environment variable or property `NOBODY_SETS_THIS`."),
                mistake(
                        jsms + "master-secret=" + SECRET + "${NOBODY_SETS_THIS}",
                        "master-secret of the provider `jsms` contains an unresolved placeholder: `${NOBODY_SETS_THIS}`",
                        "Set the environment variable or property `NOBODY_SETS_THIS`."),
                mistake(
                        jsms + "app-key=${some.empty.key:}",
                        "the provider `jsms` has no app-key: `${some.empty.key}` is empty",
                        "Set the environment variable or property `some.empty.key`, or disable the provider"),
                mistake(
                        "some.empty.key=|" + itniotech + "api-secret=${some.empty.key}",
                        "the provider `itniotech` has no api-secret: `${some.empty.key}` is empty",
                        itniotech + "api-secret",
                        "Set the environment variable or property `some.empty.key`, or disable the provider"),
                mistake(
                        jsms + "base-url=${NOBODY_SETS_THIS}",
                        "the value of `${NOBODY_SETS_THIS}` is not a URL",
                        "Write a URL such as"),
                mistake(
                        jsms + "enabled=false|" + itniotech + "enabled=false",
                        "all providers are disabled: [jsms, itniotech]",
                        jsms + "enabled, " + itniotech + "enabled",
                        "Enable one of them"));
    }

    static Stream<Mistake> stores() {
        String state = "sms-gateway.state.";
        String number = "|" + state + "jdbc.number-key=" + "a".repeat(32);
        return Stream.of(
                mistake(
                        state + "keys=oracle",
                        "the value is not one of memory, jdbc, redis",
                        "Write one of memory, jdbc, redis."),
                mistake(
                        state + "keys=jdbc",
                        "no number-key for the stores in a database",
                        state + "jdbc.number-key",
                        "Write `" + state + "jdbc.number-key: ${SMS_NUMBER_KEY}` and set that variable"),
                mistake(
                        state + "keys=jdbc|" + state + "jdbc.number-key=" + SECRET,
                        "number-key must have at least 32 characters, not 24; use a random value",
                        state + "jdbc.number-key",
                        "Correct the value of `" + state + "jdbc.number-key`."),
                mistake(
                        state + "keys=jdbc|" + state + "suspensions=jdbc" + number,
                        "there is no DataSource bean for the stores in a database",
                        state + "keys, " + state + "suspensions",
                        "Add `spring-boot-starter-jdbc` and the driver, and set `spring.datasource.url`"),
                mistake(
                        state + "nonces=jdbc|" + state + "jdbc.data-source=other" + number,
                        "there is no DataSource bean named `other`; there are []",
                        state + "jdbc.data-source",
                        "Correct the name."),
                mistake(
                        state + "keys=jdbc|" + state + "jdbc.keep-reports=1h" + number,
                        "keep-reports must be from PT14H to PT87600H, not PT1H",
                        state + "jdbc.keep-reports",
                        "Correct the value of `" + state + "jdbc.keep-reports`."),
                mistake(
                        state + "jdbc.clean-up-every=1ms",
                        "clean-up-every must be from 1s to 1d",
                        state + "jdbc.clean-up-every",
                        "Correct the value of `" + state + "jdbc.clean-up-every`."),
                mistake(
                        state + "rates=jdbc",
                        "sms-jdbc does not support `sms-gateway.state.rates`",
                        "Write `" + state + "rates: redis`, or `memory`."),
                mistake(
                        state + "reports=redis",
                        "sms-redis does not support `sms-gateway.state.reports`",
                        "Write `" + state + "reports: jdbc`, or `memory`."),
                mistake(
                        state + "rates=redis",
                        "there is no Redis for the stores in Redis",
                        state + "rates",
                        "Set `spring.data.redis.url`, or `spring.data.redis.host`, or add a bean of type RedisStores."),
                mistake(
                        state + "rates=redis|spring.data.redis.url=http://user:" + SECRET + "@localhost",
                        "the URL of Redis is invalid",
                        "spring.data.redis.url",
                        "Write a URL such as `redis://user:password@host:6379`."),
                mistake(
                        state + "rates=redis|spring.data.redis.host=localhost|spring.data.redis.ssl.bundle=mine",
                        "the SSL bundle `mine` cannot be used",
                        "spring.data.redis.ssl.bundle",
                        "Define it under `spring.ssl.bundle`"),
                mistake(
                        state + "rates=redis|spring.data.redis.host=localhost|" + state + "redis.timeout=1m",
                        "timeout must be from PT0.01S to PT4S, not PT1M",
                        state + "redis.timeout",
                        "Correct the value of `" + state + "redis.timeout`."));
    }

    @ParameterizedTest
    @CsvSource({"keys, jdbc, io.smsgateway.jdbc.JdbcStores", "rates, redis, io.smsgateway.redis.RedisStores"})
    void saysWhichModuleAStoreNeeds(String part, String store, Class<?> type, CapturedOutput output) {
        fail(
                new SpringApplicationBuilder(Application.class)
                        .resourceLoader(new DefaultResourceLoader(new FilteredClassLoader(type))),
                "spring.config.name=example",
                "sms-gateway.state." + part + "=" + store);

        assertThat(output)
                .contains("the module sms-" + store + " is not on the class path")
                .contains("Property: sms-gateway.state." + part)
                .contains("Add the dependency `io.smsgateway:sms-" + store + "`");
    }

    static Stream<Mistake> names() {
        String known = "; known providers are [itniotech, jsms]";
        String correct = "Correct the name, or add `sms-gateway.providers.itnoitech`.";
        String templates = "sms-gateway.templates.login-code.";
        return Stream.of(
                mistake(
                        "sms-gateway.providers.jsms.type=jmss",
                        "the provider `jsms` has the unknown type `jmss`; known types are [itniotech, jsms, log]",
                        "Did you mean `jsms`? Write one of [itniotech, jsms, log], or add a bean of type SmsProviderFactory"),
                mistake(
                        "sms-gateway.providers.jsms.type=Itniotec",
                        "the provider `jsms` has the unknown type `Itniotec`",
                        "Did you mean `itniotech`? Write one of [itniotech, jsms, log]"),
                mistake(
                        "sms-gateway.providers.jms.app-key=someKey",
                        "the provider `jms` has no type, and no provider bean has that name",
                        "sms-gateway.providers.jms.type",
                        "Did you mean the entry `jsms`? Write one of [itniotech, jsms, log]"),
                mistake(
                        "sms-gateway.providers.mine.app-key=someKey",
                        "the provider `mine` has no type, and no provider bean has that name",
                        "sms-gateway.providers.mine.type",
                        "Write one of [itniotech, jsms, log]"),
                mistake(
                        "sms-gateway.providers.JSMS_2.type=jsms",
                        "a provider's name is lower-case letters, digits and hyphens",
                        "sms-gateway.providers.JSMS_2",
                        "Rename the entry `JSMS_2`"),
                mistake(
                        "sms-gateway.providers.none.type=jsms",
                        "a provider must not be named \"none\"",
                        "sms-gateway.providers.none",
                        "Rename the entry `none`"),
                mistake(
                        "sms-gateway.route=jsms,itnoitech",
                        "the route names the unknown provider `itnoitech`" + known,
                        correct),
                mistake(
                        "sms-gateway.routes.by-class.otp=itnoitech",
                        "names the unknown provider `itnoitech`" + known,
                        correct),
                mistake(
                        "sms-gateway.routes.by-country.DE=itnoitech",
                        "names the unknown provider `itnoitech`" + known,
                        correct),
                mistake(
                        "sms-gateway.route=|sms-gateway.routes.weights.itnoitech=3",
                        "names the unknown provider `itnoitech`" + known,
                        "sms-gateway.routes.weights",
                        correct),
                mistake(
                        "sms-gateway.routes.weights.jsms=3",
                        "route and routes.weights are both configured",
                        "sms-gateway.routes.weights",
                        "Remove `sms-gateway.route` or the weights."),
                mistake(
                        "sms-gateway.route=|sms-gateway.routes.weights.jsms=0",
                        "weights from 1 to 1000000; not {jsms=0}",
                        "sms-gateway.routes.weights",
                        "Correct the value"),
                mistake(
                        "sms-gateway.routes.by-country.UK=jsms",
                        "\"UK\" is not a supported region; use two capital letters such as CN",
                        "Correct the value"),
                mistake(
                        templates + "only=itnoitech",
                        "the template names the unknown provider `itnoitech`" + known,
                        correct),
                mistake(
                        templates + "providers.itnoitech.text=Hello",
                        "the template names the unknown provider `itnoitech`" + known,
                        templates + "providers.itnoitech",
                        correct),
                mistake(
                        "sms-gateway.templates.welcome.text=Hello",
                        "`welcome` cannot go to `jsms`: it has no template of that vendor",
                        "sms-gateway.templates.welcome",
                        "or restrict the template with `only`"),
                mistake(
                        templates + "providers.jsms.text=Hello",
                        "exactly one of template-id and text is required",
                        templates + "providers.jsms",
                        "Write either `template-id`"),
                mistake(
                        templates + "text=Your code is {code",
                        "the brace at index 13 belongs to no placeholder; write {name}",
                        "sms-gateway.templates.login-code",
                        "Correct the value"),
                mistake(
                        templates + "text=Your code is {{code}}",
                        "`login-code` has a text with `code` in another syntax; write {code}",
                        "sms-gateway.templates.login-code",
                        "Write `text` with a placeholder such as {code} for each parameter"),
                mistake(
                        templates + "text=Your code is #code#",
                        "`login-code` has a text with `code` in another syntax; write {code}",
                        "sms-gateway.templates.login-code",
                        "Write `text` with a placeholder such as {code} for each parameter"),
                mistake(
                        templates + "providers.jsms.parameters.code=kode",
                        "`login-code` maps the parameter `code` to `kode`, which no other form has; did you mean `code`?",
                        "sms-gateway.templates.login-code",
                        "Correct misspelled names under `parameters`."));
    }

    static Stream<Mistake> strangers() {
        String jsms = "sms-gateway.providers.jsms.";
        String itniotech = "sms-gateway.providers.itniotech.";
        String none = "unknown property";
        String itniotechOnly = "%s is a property of the type `itniotech`, and the provider `jsms` has another type";
        String jsmsOnly = "%s is a property of the type `jsms`, and the provider `itniotech` has another type";
        String away = "Remove it, or correct `sms-gateway.providers.";
        return Stream.of(
                mistake(jsms + "app_kee=" + SECRET, none, "Did you mean `sms-gateway.providers.jsms.app-key`?"),
                mistake(
                        jsms + "master-secrett=" + SECRET,
                        none,
                        "Did you mean `sms-gateway.providers.jsms.master-secret`?"),
                mistake(jsms + "app-kye=some", none, "Did you mean `sms-gateway.providers.jsms.app-key`?"),
                mistake(
                        jsms + "max-in-flight=5",
                        none,
                        "Did you mean `sms-gateway.providers.jsms.policies.max-in-flight`?"),
                mistake(
                        jsms + "xyz=1",
                        none,
                        "known here: app-key, balance, base-url, callback-token, codes, dev-key, dev-secret, enabled,"),
                mistake(
                        jsms + "policies.breaker.open=5s",
                        none,
                        "known here: consecutive-failures, failure-rate, open-for"),
                mistake("sms-gateway.provider.jsms.type=jsms", none, "Did you mean `sms-gateway.providers`?"),
                mistake(
                        "sms-gateway.templates.login-code.klass=otp",
                        none,
                        "Did you mean `sms-gateway.templates.login-code.class`?"),
                mistake(jsms + "api-key=" + SECRET, itniotechOnly.formatted("api-key"), away),
                mistake(jsms + "api-secret=" + SECRET, itniotechOnly.formatted("api-secret"), away),
                mistake(jsms + "app-id=1", itniotechOnly.formatted("app-id"), away),
                mistake(jsms + "currency=USD", itniotechOnly.formatted("currency"), away),
                mistake(jsms + "preset=onbuka", itniotechOnly.formatted("preset"), away),
                mistake(jsms + "options.token=" + SECRET, none, "known here: app-key,"),
                mistake("sms-gateway.route.first=jsms", none, "Remove it"),
                mistake(jsms + "app-key.first=some", none, "Remove it"),
                mistake(itniotech + "app-key=some", jsmsOnly.formatted("app-key"), away),
                mistake(itniotech + "master-secret=" + SECRET, jsmsOnly.formatted("master-secret"), away),
                mistake(itniotech + "dev-key=some", jsmsOnly.formatted("dev-key"), away),
                mistake(itniotech + "dev-secret=" + SECRET, jsmsOnly.formatted("dev-secret"), away),
                mistake(
                        itniotech + "signatures.Shop=7",
                        jsmsOnly.formatted("signatures"),
                        itniotech + "signatures.Shop",
                        away),
                mistake(itniotech + "codes.signature-id=7", none, "known here: app-id, template-id"));
    }

    static Stream<Mistake> values() {
        String jsms = "sms-gateway.providers.jsms.";
        String itniotech = "sms-gateway.providers.itniotech.";
        String correct = "Correct the value";
        return Stream.of(
                mistake(jsms + "base-url=http://sms.example.com", "the base URL must start with https", correct),
                mistake(jsms + "base-url=sms.example.com", "the base URL needs a plain host name", correct),
                mistake(jsms + "base-url=https://a:" + SECRET + "@b.example.com", "must not have user info", correct),
                mistake(
                        jsms + "base-url=:" + SECRET,
                        "the value is not a URL",
                        "Write a URL such as `https://api.example.com`"),
                mistake(
                        jsms + "http.proxy=proxy:3128",
                        "the proxy needs a plain host name",
                        "Write it as `http://host:port`"),
                mistake(
                        jsms + "http.proxy=http://a:" + SECRET + "@b:3128",
                        "the proxy must not have user info",
                        "a user as `sms-gateway.providers.jsms.http.proxy-user`"),
                mistake(
                        jsms + "http.proxy=http://b:3128|" + jsms + "base-url=http://localhost:9",
                        "an http:// base URL cannot be used with a proxy",
                        jsms + "http.proxy",
                        "the base URL must be https"),
                mistake(
                        jsms + "http.proxy=http://b:3128|" + jsms + "http.proxy-user=a",
                        "proxy-password is missing",
                        jsms + "http.proxy-password",
                        "remove the user and the password"),
                mistake(
                        jsms + "http.proxy=http://b:3128|" + jsms + "http.proxy-password=" + SECRET,
                        "proxy-user is missing",
                        jsms + "http.proxy-user",
                        "remove the user and the password"),
                mistake(
                        jsms + "http.proxy-user=a|" + jsms + "http.proxy-password=" + SECRET,
                        "proxy is missing",
                        jsms + "http.proxy",
                        "remove the user and the password"),
                mistake(
                        jsms + "http.proxy=http://b:3128|" + jsms + "http.proxy-user=a:b|" + jsms
                                + "http.proxy-password=" + SECRET,
                        "the proxy user must not be empty or have a colon",
                        jsms + "http.proxy",
                        "the user must not have a colon"),
                mistake(
                        jsms + "http.max-connections=49",
                        "max-connections 49 is less than max-in-flight, which is 50",
                        jsms + "http.max-connections",
                        "set `sms-gateway.providers.jsms.policies.max-in-flight` to at most 49"),
                mistake(
                        jsms + "http.max-connections=199|" + jsms + "policies.max-in-flight=200",
                        "max-connections 199 is less than max-in-flight, which is 200",
                        jsms + "http.max-connections",
                        "to at most 199"),
                mistake(jsms + "http.max-connections=0", "max-connections must be from 1 to 1000, not 0", correct),
                mistake(jsms + "http.connect-timeout=2h", "connect-timeout must be from 1 ms to 60 s", correct),
                mistake(
                        jsms + "http.response-timeouts.otp=2h",
                        "the response timeout of OTP must be from 1 ms",
                        jsms + "http.response-timeouts",
                        correct),
                mistake(
                        jsms + "ssl.bundle=vendor",
                        "the SSL bundle `vendor` cannot be used",
                        "Define it under `spring.ssl.bundle`"),
                mistake(
                        jsms + "master-secret=" + SECRET + " two",
                        "the value is not a credential",
                        "Write printable ASCII"),
                mistake(
                        jsms + "app-key=a:b",
                        "app-key must be 24 letters and digits",
                        "Copy it from the vendor's console"),
                mistake(
                        jsms + "dev-key=someKey",
                        "dev-key must be 24 letters and digits",
                        "Copy it from the vendor's console"),
                mistake(jsms + "signatures.Shop=seven", "must be a number", jsms + "signatures", correct),
                mistake(jsms + "codes.template-id=seven", "the code template must be a number", correct),
                mistake(jsms + "codes.signature-id=seven", "the code signature must be a number", correct),
                mistake(jsms + "policies.max-in-flight=0", "max-in-flight must be from 1 to 1000, not 0", correct),
                mistake(jsms + "policies.probe-every=1ms", "probe-every must be from 1 s to 24 h, not 1 ms", correct),
                mistake(jsms + "policies.probe-every=365000d", "probe-every must be from 1 s to 24 h", correct),
                mistake(jsms + "policies.breaker.slow-call=365000d", "slow-call must be from 1 ms to 1 h", correct),
                mistake(
                        jsms + "policies.breaker.open-for=365000d",
                        "open-for must be from 1 ms to 24 h, not 8760000 h",
                        correct),
                mistake(jsms + "policies.breaker.failure-rate=101", "failure-rate must be from 1 to 100", correct),
                mistake(jsms + "policies.breaker.open-for=0s", "open-for must be from 1 ms to 24 h, not 0 s", correct),
                mistake(jsms + "policies.rate-limit.requests=0", "requests must be from 1 to 1000000, not 0", correct),
                mistake(
                        jsms + "policies.rate-limit.requests=1|" + jsms + "policies.rate-limit.per=365000d",
                        "per must be from 1 ms to 24 h",
                        jsms + "policies.rate-limit.per",
                        correct),
                mistake(
                        jsms + "callback-token=" + SECRET,
                        "callback-token must be 32 to 200 random letters and digits",
                        correct),
                mistake(
                        "sms-gateway.callbacks.token=" + SECRET,
                        "token must be 32 to 200 random letters and digits",
                        correct),
                mistake(jsms + "balance.check-every=1ms", "check-every must be from 1 s to 24 h, not 1 ms", correct),
                mistake(
                        jsms + "balance.low-below=-1",
                        "low-below must be from 0.000001 to 1000000000000, not -1",
                        correct),
                mistake(itniotech + "balance.low-below=few", "is not a number", "Write a number such as `20`"),
                mistake(
                        itniotech + "preset=onbuke",
                        "the value is not one of itniotech, onbuka, laaffic",
                        "Write one of itniotech, onbuka"),
                mistake(itniotech + "currency=EURO", "is not a currency", "Write an ISO 4217 code"),
                mistake("sms-gateway.default-region=China", "\"China\" is not a supported region", correct),
                mistake("sms-gateway.retry.max-attempts=11", "max-attempts must be from 1 to 10, not 11", correct),
                mistake("sms-gateway.retry.pause=1h", "pause must be from 0 s to its maximum of 2 s, not 1 h", correct),
                mistake("sms-gateway.retry.max-pause=365000d", "max-pause must be from 0 s to 1 h", correct),
                mistake(
                        "sms-gateway.retry.throttled-pause=365000d",
                        "throttled-pause must be from 0 s to 1 h",
                        correct),
                mistake(
                        "sms-gateway.retry.max-throttled-pause=365000d",
                        "max-throttled-pause must be from 0 s to 1 h",
                        correct),
                mistake(
                        "sms-gateway.retry.max-retry-after=365000d",
                        "max-retry-after must be from 0 s to 1 h",
                        correct),
                mistake("sms-gateway.deadlines.otp=1s", "deadline must be from 4 s to 1 h", correct),
                mistake(
                        "sms-gateway.deadlines.otp=soon",
                        "is not a duration with a unit",
                        "such as `500ms`, `10s` or `5m`"),
                mistake("sms-gateway.async.threads=0", "threads must be at least 1, not 0", correct),
                mistake("sms-gateway.async.queue=many", "is not an integer", "Write digits only"),
                mistake(jsms + "enabled=maybe", "is not a boolean", "Write `true` or `false`."),
                mistake(
                        "sms-gateway.templates.login-code.class=code",
                        "is not one of otp, transactional, marketing",
                        "Write one of otp, transactional, marketing."),
                mistake(
                        "sms-gateway.routes.weights=jsms",
                        "is not a group of properties",
                        "Write properties below the name"));
    }

    /** Durations, keys and values that Spring or YAML reads as something else. */
    static Stream<Mistake> readDifferently() {
        String jsms = "sms-gateway.providers.jsms.";
        String unit = "the value is not a duration with a unit";
        String write = "Write a number and a unit";
        return Stream.of(
                mistake(jsms + "http.connect-timeout=5", unit, write),
                mistake(jsms + "http.response-timeouts.otp=8", unit, write),
                mistake(jsms + "policies.breaker.open-for=15", unit, write),
                mistake("sms-gateway.deadlines.otp=0", unit, write),
                mistake(
                        jsms + "signatures.A极光=1",
                        "the key `A极光` has characters that Spring drops",
                        "Write it in brackets and quotes: `\"[A极光]\"`."),
                mistake(
                        jsms + "signatures.Acme Ltd=1",
                        "the key `Acme Ltd` has characters that Spring drops",
                        "`\"[Acme Ltd]\"`"),
                mistake(
                        "sms-gateway.templates.login-code.providers.jsms.parameters.姓名=code",
                        "the key `姓名` has characters that Spring drops",
                        "`\"[姓名]\"`"),
                mistake(
                        "sms-gateway.templates.order:shipped.text=Hello",
                        "the key `order:shipped` has characters that Spring drops",
                        "`\"[order:shipped]\"`"),
                mistake(
                        jsms + "signatures.Shop=1|" + jsms + "signatures.shop=2",
                        "`" + jsms + "signatures.Shop` and `" + jsms
                                + "signatures.shop` are the same property to Spring",
                        jsms + "signatures.shop",
                        "or write keys that differ in case or hyphens only in brackets and quotes"),
                mistake(
                        "sms-gateway.templates.order.shipped.text=Hello",
                        "unknown property",
                        "Write a key with a dot in brackets and quotes, as in `\"[order.shipped]\"`."),
                mistake("sms-gateway.routes.by-country.false=jsms", "YAML reads NO as false", "Write Norway in quotes"),
                mistake(
                        "sms-gateway.redirect-to=13900000001",
                        "the value is not a phone number",
                        "Write a plus, the country code and the number"));
    }

    @ParameterizedTest
    @MethodSource("readDifferently")
    void saysWhatSpringReadsDifferently(Mistake mistake, CapturedOutput output) {
        fail(Stream.concat(Stream.of("spring.config.name=example"), mistake.arguments().stream())
                .toArray(String[]::new));

        assertThat(output)
                .contains(mistake.what(), mistake.action())
                .containsPattern("(?m)^    Property: \\Q" + mistake.property() + "\\E$");
    }

    @Test
    void namesEveryMistakeAtOnce(CapturedOutput output) {
        fail(
                "spring.config.name=example",
                "sms-gateway.providers.jsms.app-kye=a",
                "sms-gateway.providers.jsms.master-secret=",
                "sms-gateway.providers.jsms.http.connect-timeout=5",
                "sms-gateway.providers.itniotech.currency=EURO",
                "sms-gateway.default-region=China",
                "sms-gateway.deadlines.otp=1s",
                "sms-gateway.deadlines.marketing=2s",
                "sms-gateway.async.threads=0",
                "sms-gateway.route=jsms,itnoitech",
                "sms-gateway.templates.login-code.text=Your code is ${code",
                "sms-gateway.templates.hello.providers.jmss.text=Hello");

        assertThat(output)
                .contains("Invalid SMS gateway configuration: 11 mistakes")
                .contains(
                        "Property: sms-gateway.providers.jsms.http.connect-timeout",
                        "Property: sms-gateway.providers.jsms.master-secret",
                        "Property: sms-gateway.providers.itniotech.currency",
                        "Property: sms-gateway.default-region",
                        "Property: sms-gateway.deadlines.otp",
                        "Property: sms-gateway.deadlines.marketing",
                        "Property: sms-gateway.async",
                        "Property: sms-gateway.route",
                        "Property: sms-gateway.templates.login-code",
                        "Property: sms-gateway.templates.hello.providers.jmss",
                        "`sms-gateway.providers.jsms.app-key`?",
                        "Did you mean `jsms`?");
    }

    @Test
    void saysWhichValuesYamlReadsDifferently(CapturedOutput output) {
        fail("spring.config.name=example", "spring.config.additional-location=classpath:scalars.yaml");

        assertThat(output)
                .contains("Invalid SMS gateway configuration: 4 mistakes")
                .contains(
                        "YAML reads 0123 as 83; see class path resource [scalars.yaml]",
                        "Write it in quotes: `\"0123\"`.",
                        "YAML reads 1_000 as 1000;",
                        "YAML reads NO as false;",
                        "YAML reads 010 as 8;");
    }

    @Test
    void saysHowAnEnvironmentVariableIsSpelled(CapturedOutput output) {
        fail(environment(
                "SMS_GATEWAY_PROVIDERS_ITNIOTECH_API_KEY", "any",
                "SMS_GATEWAY_PROVIDERS_MY_JSMS_POLICIES_MAX_IN_FLIGHT", "5",
                // a service of that name in Kubernetes
                "SMS_GATEWAY_PORT", "tcp://10.0.0.1:80"));

        assertThat(output)
                .contains("Name the variable `SMSGATEWAY_PROVIDERS_ITNIOTECH_APIKEY`, or add the entry"
                        + " `sms-gateway.providers.itniotech`.")
                .contains("Name the variable `SMSGATEWAY_PROVIDERS_MYJSMS_POLICIES_MAXINFLIGHT`, or add the entry"
                        + " `sms-gateway.providers.my-jsms`.")
                .doesNotContain("SMS_GATEWAY_PORT");
    }

    static Stream<Mistake> variables() {
        String entry = "is not read, because no entry of that name is configured";
        String key = "is not read, because the name of a variable has no case";
        String none = "is not read, because there is no such property";
        return Stream.of(
                mistake(
                        "SMS_GATEWAY_PROVIDERS_JSMS_APPKEYY=3",
                        none,
                        "Did you mean `SMS_GATEWAY_PROVIDERS_JSMS_APP_KEY`?"),
                mistake(
                        "SMS_GATEWAY_PROVIDERS_JSMS_APPKEY=3",
                        none,
                        "Did you mean `SMS_GATEWAY_PROVIDERS_JSMS_APP_KEY`?"),
                mistake(
                        "SMS_GATEWAY_PROVIDERS_JSMS_MASTER_SECRT=3",
                        none,
                        "Did you mean `SMS_GATEWAY_PROVIDERS_JSMS_MASTER_SECRET`?"),
                mistake(
                        "SMSGATEWAY_PROVIDERS_JSMS_MASTERSECRT=3",
                        none,
                        "Did you mean `SMSGATEWAY_PROVIDERS_JSMS_MASTERSECRET`?"),
                mistake(
                        "SMS_GATEWAY_PROVIDERS_JSMS_POLICIES_MAX_INFLIGHT=3",
                        none,
                        "Did you mean `SMS_GATEWAY_PROVIDERS_JSMS_POLICIES_MAX_IN_FLIGHT`?"),
                mistake(
                        "SMS_GATEWAY_PROVIDERS_JSMS_SOMETHING=3",
                        none,
                        "Remove it, or correct its name; known here: app-key, balance.check-every,"),
                mistake(
                        "SMS_GATEWAY_PROVIDERS_JSMS_API_SECRET=3",
                        "is not read, because its property is one of the type `itniotech`",
                        "Remove it, or correct its name; known here: app-key,"),
                mistake(
                        "SMS_GATEWAY_PROVIDERS_JSMS_EU_APP_KEY=3",
                        entry,
                        "or add the entry `sms-gateway.providers.jsms-eu`."),
                mistake(
                        "SMS_GATEWAY_PROVIDERS_JMS_APP_KEY=3",
                        entry,
                        "or add the entry `sms-gateway.providers.jms`. Did you mean"
                                + " `SMS_GATEWAY_PROVIDERS_JSMS_APP_KEY`?"),
                mistake(
                        "SMS_GATEWAY_PROVIDER_JSMS_APP_KEY=3",
                        none,
                        "Did you mean `SMS_GATEWAY_PROVIDERS_JSMS_APP_KEY`?"),
                mistake("SMS_GATEWAY_REDIRECTO=3", none, "Did you mean `SMS_GATEWAY_REDIRECT_TO`?"),
                mistake("SMSGATEWAY_REDIRECTO=3", none, "Did you mean `SMSGATEWAY_REDIRECTTO`?"),
                mistake("SMS_GATEWAY_ENABLE=3", none, "Did you mean `SMS_GATEWAY_ENABLED`?"),
                mistake("SMS_GATEWAY_RETRY_ATTEMPTS=3", none, "Did you mean `SMS_GATEWAY_RETRY_MAX_ATTEMPTS`?"),
                mistake("SMS_GATEWAY_ROUTES_BYCLASS_OTP=3", none, "Did you mean `SMS_GATEWAY_ROUTES_BY_CLASS_OTP`?"),
                mistake(
                        "SMS_GATEWAY_TEMPLATES_LOGIN_CODE_TXT=3",
                        none,
                        "Did you mean `SMS_GATEWAY_TEMPLATES_LOGIN_CODE_TEXT`?"),
                mistake(
                        "SMS_GATEWAY_TEMPLATES_LOGIN_CODE_PROVIDERS_JSMS_TEMPLATEID=3",
                        none,
                        "Did you mean `SMS_GATEWAY_TEMPLATES_LOGIN_CODE_PROVIDERS_JSMS_TEMPLATE_ID`?"),
                mistake("SMS_GATEWAY_CODES_PREVIOUS_KEYS_K0=3", key, "under `sms-gateway.codes.previous-keys`"),
                mistake("SMS_GATEWAY_GUARD_SPEND_PRICES_DE=3", key, "under `sms-gateway.guard.spend.prices`"),
                mistake(
                        "SMS_GATEWAY_TEMPLATES_ORDER_SHIPPED_TEXT=Hello",
                        entry,
                        "Name the variable `SMSGATEWAY_TEMPLATES_ORDERSHIPPED_TEXT`, or add the entry"
                                + " `sms-gateway.templates.order-shipped`."),
                mistake(
                        "SMS_GATEWAY_TEMPLATES_LOGIN_CODE_PROVIDERS_MY_JSMS_TEMPLATE_ID=3",
                        entry,
                        "Name the variable `SMSGATEWAY_TEMPLATES_LOGINCODE_PROVIDERS_MYJSMS_TEMPLATEID`, or add the entry"
                                + " `sms-gateway.templates.login-code.providers.my-jsms`."),
                mistake(
                        "SMS_GATEWAY_TEMPLATES_LOGIN_CODE_PROVIDERS_JSMS_PARAMETERS_NAME=code",
                        key,
                        "under `sms-gateway.templates.login-code.providers.jsms.parameters`"),
                mistake(
                        "SMS_GATEWAY_PROVIDERS_JSMS_SIGNATURES_SHOP=3",
                        key,
                        "under `sms-gateway.providers.jsms.signatures`"),
                mistake("SMS_GATEWAY_SIGNATURES_SHOP=3", key, "under `sms-gateway.providers.<name>.signatures`"),
                mistake(
                        "SMS_GATEWAY_ROUTES_WEIGHTS_MY_JSMS=3",
                        "is not read, because no provider of that name is configured",
                        "Name the variable after one of [itniotech, jsms], such as"
                                + " `SMS_GATEWAY_ROUTES_WEIGHTS_ITNIOTECH`."));
    }

    @ParameterizedTest
    @CsvSource({
        "redirecto, Did you mean `sms-gateway.redirect-to`?",
        "providers.jsms.app-kye, Did you mean `sms-gateway.providers.jsms.app-key`?",
        "providers.jsms.something, 'Remove it, or correct its name; known here: app-key,'"
    })
    void findsAMistypedSystemProperty(String property, String action, CapturedOutput output) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().replace("systemProperties", system(Map.of("sms-gateway." + property, "any")));
        fail(new SpringApplicationBuilder(Application.class).environment(environment), "spring.config.name=example");

        assertThat(output).contains("unknown property", "sms-gateway." + property, action);
    }

    @Test
    void leavesSystemPropertiesOfOtherPrograms() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemProperties", system(Map.of("sms-gateway.home", "any", "sms-gateway.log.file", "any")));
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .environment(environment)
                .web(WebApplicationType.NONE)
                .run("--spring.config.name=example")) {
            assertThat(context.getBean(CurrentClient.class).properties().providers())
                    .containsKeys("jsms", "itniotech");
        }
    }

    private static PropertiesPropertySource system(Map<String, String> more) {
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        properties.putAll(more);
        return new PropertiesPropertySource("systemProperties", properties);
    }

    @Test
    void leavesVariablesOfOtherProgramsAndOfTheApplicationsPlaceholders() {
        try (ConfigurableApplicationContext context = environment(
                        "SMS_GATEWAY_SERVICE_HOST", "10.0.0.1",
                        "SMS_GATEWAY_SERVICE_PORT", "80",
                        "SMS_GATEWAY_SERVICE_PORT_HTTP", "80",
                        "SMS_GATEWAY_PORT", "tcp://10.0.0.1:80",
                        "SMS_GATEWAY_PORT_80_TCP", "tcp://10.0.0.1:80",
                        "SMS_GATEWAY_PORT_80_TCP_ADDR", "10.0.0.1",
                        "SMS_GATEWAY_PORT_80_TCP_PORT", "80",
                        "SMS_GATEWAY_PORT_80_TCP_PROTO", "tcp",
                        "SMS_GATEWAY_ROUTER_SERVICE_HOST", "10.0.0.2",
                        "SMS_GATEWAY_ROUTE_PORT", "tcp://10.0.0.2:80",
                        "SMS_GATEWAY_PROVIDERS_JSMS_PORT_80_TCP_ADDR", "10.0.0.2",
                        "SMSGATEWAY_PORT", "tcp://10.0.0.3:80",
                        "SMS_GATEWAY_API_KEY", "any",
                        "SMS_GATEWAY_URL", "any",
                        "SMS_GATEWAY_VERSION", "any",
                        "SMS_GATEWAY_PROVIDERS_JSMS_SECRET", "placeholder",
                        "SMS_GATEWAY_ROUTE_0", "itniotech",
                        "SMSGATEWAY_ROUTES_BYCLASS_OTP_0", "itniotech",
                        "SMSGATEWAY_PROVIDERS_JSMS_SIGNATURES_SHOP", "3",
                        "SMSGATEWAY_PROVIDERS_JSMS_POLICIES_MAXINFLIGHT", "3")
                .web(WebApplicationType.NONE)
                .run("--spring.config.name=example", "--some.value=${SMS_GATEWAY_PROVIDERS_JSMS_SECRET:none}")) {
            SmsGatewayProperties read = context.getBean(CurrentClient.class).properties();

            assertThat(read.route()).containsExactly("itniotech");
            assertThat(read.routes().byClass().otp()).containsExactly("itniotech");
        }
    }

    @ParameterizedTest
    @MethodSource("variables")
    void saysWhichVariablesAreNotReadAndWhatIs(Mistake mistake, CapturedOutput output) {
        fail(environment(mistake.arguments().get(0).split("=", 2)), "spring.config.name=example");

        assertThat(output)
                .contains("the environment variable `" + mistake.property() + "` " + mistake.what())
                .containsPattern("(?m)^    Property: \\Q" + mistake.property() + "\\E$")
                .contains(mistake.action());
    }

    @Test
    void namesThePropertyOfAnEnvironmentVariableAsInFiles(CapturedOutput output) {
        fail(environment(
                "SMSGATEWAY_PROVIDERS_JSMS_APPKEY", "someAppKey00000000000001",
                "SMSGATEWAY_PROVIDERS_JSMS_MASTERSECRET", "any",
                "SMSGATEWAY_PROVIDERS_JSMS_HTTP_CONNECTTIMEOUT", "5"));

        assertThat(output)
                .contains("Property: sms-gateway.providers.jsms.http.connect-timeout")
                .contains("System Environment Property \"SMSGATEWAY_PROVIDERS_JSMS_HTTP_CONNECTTIMEOUT\"");
    }

    static SpringApplicationBuilder environment(String... pairs) {
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            variables.put(pairs[i], pairs[i + 1]);
        }
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return new SpringApplicationBuilder(Application.class).environment(environment);
    }

    @Test
    void namesTheWaysToDevelopWithoutAnAccount(CapturedOutput output) {
        fail();

        assertThat(output)
                .contains("`sms-gateway.providers.dev.type: log` logs and accepts messages")
                .contains("`sms-gateway.enabled: false` starts without sending");
    }

    @ParameterizedTest
    @MethodSource({"missing", "stores", "names", "strangers", "values"})
    void saysWhatIsWrongWhereAndWhatToWrite(Mistake mistake, CapturedOutput output) {
        fail(Stream.concat(Stream.of("spring.config.name=example"), mistake.arguments().stream())
                .toArray(String[]::new));

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .containsPattern("Invalid SMS gateway configuration: .*\\Q" + mistake.what() + "\\E")
                .containsPattern("(?m)^    Property: \\Q" + mistake.property() + "\\E$")
                .containsPattern("Action:\\R\\R.*\\Q" + mistake.action() + "\\E")
                .doesNotContain(SECRET);
    }

    @Test
    void saysThatNoProviderIsConfigured(CapturedOutput output) {
        fail();

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "Invalid SMS gateway configuration: no provider is configured")
                .contains("Property: sms-gateway.providers")
                .contains("Action:", "Configure an account, such as `sms-gateway.providers.jsms: { type: jsms");
    }

    @Configuration(proxyBeanMethods = false)
    static class Outdated {

        @Bean
        SmsClientCustomizer outdated() {
            return builder -> Requirement.of("org.acme:acme-client", "2.0", "org.acme.Client")
                    .check(Outdated.class);
        }
    }

    @Test
    void namesALibraryThatIsMissingOrTooOld(CapturedOutput output) {
        fail(new SpringApplicationBuilder(Application.class, Outdated.class), "spring.config.name=example");

        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START",
                        "SMS gateway needs org.acme:acme-client 2.0 or newer, but the class path has none",
                        "Raise its version in the application's build");
    }

    @Test
    void saysWhichModuleIsMissing(CapturedOutput output) {
        fail(
                new SpringApplicationBuilder(Application.class)
                        .resourceLoader(new DefaultResourceLoader(
                                new FilteredClassLoader(JsmsProvider.class, ItniotechProvider.class))),
                "spring.config.name=example");

        assertThat(output)
                .contains("the module of type `jsms` of the provider `jsms` is not on the class path")
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

        assertThat(output).contains("the route names the unknown provider `nobody`");
    }

    @Test
    void saysWhichCredentialYamlReadsDifferentlyWithoutRepeatingIt(CapturedOutput output) {
        fail("spring.config.name=example", "spring.config.additional-location=classpath:secrets.yaml");

        assertThat(output)
                .contains(
                        "YAML reads the credential as another value; see class path resource [secrets.yaml]",
                        "Write it in quotes.",
                        "the value is not a credential",
                        "digits only in quotes")
                .doesNotContain("0123456", "42798", "987654321");
    }

    @Test
    void refusesANumberWithoutQuotesAsThePhoneNumberToRedirectTo(CapturedOutput output) {
        fail("spring.config.name=example", "spring.config.additional-location=classpath:redirect.yaml");

        assertThat(output)
                .contains(
                        "the value is not a phone number", "Write a plus, the country code and the number, in quotes.")
                .doesNotContain("13800138000");
    }

    @Test
    void saysWhichKeysYamlReadsAsTruthValues(CapturedOutput output) {
        fail("spring.config.name=example", "spring.config.additional-location=classpath:keys.yaml");

        assertThat(output)
                .contains("YAML reads the key as true", "Write it in quotes: `\"on\"` or `\"yes\"`.")
                .contains("YAML reads the key as false", "Write it in quotes: `\"no\"` or `\"off\"`.");
    }
}
