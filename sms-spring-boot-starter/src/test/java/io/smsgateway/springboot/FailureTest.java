package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.jsms.JsmsProvider;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.DefaultResourceLoader;

/** What people read where the application can't start. */
@ExtendWith(OutputCaptureExtension.class)
class FailureTest {

    private static final String SECRET = "mySecretThatMustNotPrint";

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

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

    private static String jsms(String property, String value) {
        return "sms-gateway.providers.jsms." + property + "=" + value;
    }

    private static String[] withJsms(String... more) {
        return Stream.concat(
                        Stream.of(jsms("type", "jsms"), jsms("app-key", "someKey"), jsms("master-secret", SECRET)),
                        Arrays.stream(more))
                .toArray(String[]::new);
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
    void saysThatEveryProviderIsSwitchedOff(CapturedOutput output) {
        fail(withJsms(jsms("enabled", "false")));

        assertThat(output).contains("every provider is switched off: [jsms]", "Switch one on, or add another.");
    }

    @Test
    void saysWhichModuleIsMissing(CapturedOutput output) {
        fail(
                new SpringApplicationBuilder(Application.class)
                        .resourceLoader(new DefaultResourceLoader(
                                new FilteredClassLoader(JsmsProvider.class, ItniotechProvider.class))),
                withJsms());

        assertThat(output)
                .contains("the provider `jsms` is of the type `jsms`, whose module is not on the class path")
                .contains("Property: sms-gateway.providers.jsms.type")
                .contains("Add the dependency `io.smsgateway:sms-provider-jsms`")
                .doesNotContain(SECRET);
    }

    @Test
    void saysWhichTypesThereAre(CapturedOutput output) {
        fail("sms-gateway.providers.jsms.type=jmss");

        assertThat(output)
                .contains("the provider `jsms` has the unknown type `jmss`; there are [itniotech, jsms]")
                .contains("Property: sms-gateway.providers.jsms.type")
                .contains("Write one of [itniotech, jsms], or add a bean of type SmsProviderFactory");
    }

    @Test
    void saysThatATypeIsMissing(CapturedOutput output) {
        fail("sms-gateway.providers.mine.app-key=someKey");

        assertThat(output)
                .contains("the provider `mine` has no type, and there is no bean of that name")
                .contains("Property: sms-gateway.providers.mine.type");
    }

    @Test
    void saysWhichSecretIsMissing(CapturedOutput output) {
        fail(jsms("app-key", "someKey"));

        assertThat(output)
                .contains("the provider `jsms` has no master-secret")
                .contains("Property: sms-gateway.providers.jsms.master-secret")
                .contains(
                        "Write `sms-gateway.providers.jsms.master-secret: ${JSMS_MASTER_SECRET}` and set that variable");
    }

    @Test
    void saysThatASecretIsAVariableThatIsNotSet(CapturedOutput output) {
        fail(jsms("app-key", "someKey"), jsms("master-secret", "${NOBODY_SETS_THIS}"));

        assertThat(output)
                .contains("the master-secret of the provider `jsms` is a placeholder that nothing resolves")
                .contains("Property: sms-gateway.providers.jsms.master-secret");
    }

    @Test
    void saysThatASecretCantBeWithoutRepeatingIt(CapturedOutput output) {
        fail(jsms("app-key", "someKey"), jsms("master-secret", SECRET + " with a blank"));

        assertThat(output)
                .contains("master-secret has a blank")
                .contains("Property: sms-gateway.providers.jsms")
                .doesNotContain(SECRET);
    }

    @Test
    void saysWhereTheCatalogueHasAHole(CapturedOutput output) {
        fail(withJsms("sms-gateway.templates.welcome.text=Hello"));

        assertThat(output)
                .contains("`welcome` cannot go to `jsms`: it has no template of that vendor")
                .contains("Property: sms-gateway.templates")
                .contains("or say with `only`")
                .doesNotContain(SECRET);
    }

    @Test
    void saysWhichNameOfTheRouteIsUnknown(CapturedOutput output) {
        fail(withJsms("sms-gateway.route=jsms,itnoitech"));

        assertThat(output)
                .contains("the route names `itnoitech`, which is no provider; there are [jsms]")
                .contains("Property: sms-gateway.route")
                .contains("Correct the name, or add `sms-gateway.providers.itnoitech`.");
    }

    @Test
    void saysWhichBundleIsMissing(CapturedOutput output) {
        fail(withJsms(jsms("ssl.bundle", "vendor")));

        assertThat(output)
                .contains("the SSL bundle `vendor` can't be used")
                .contains("Property: sms-gateway.providers.jsms.ssl.bundle");
    }

    @Test
    void aValueThatCantBeReadShowsNoCredentialBesideIt(CapturedOutput output) {
        fail(withJsms(jsms("http.connect-timeout", "soon")));

        assertThat(output)
                .contains("sms-gateway.providers.jsms.http.connect-timeout")
                .doesNotContain(SECRET);
    }

    @Test
    void neverShowsATokenThatIsTooEasilyGuessed(CapturedOutput output) {
        fail(withJsms("sms-gateway.callbacks.token=" + SECRET));

        assertThat(output)
                .contains("The SMS gateway can't start: a callback's token must be at least 32 letters and digits")
                .contains("Property: sms-gateway.callbacks.token")
                .doesNotContain(SECRET);
    }

    @Test
    void neverShowsASecretNextToAWrongNumber(CapturedOutput output) {
        fail(withJsms(jsms("balance.low-below", "-1"), jsms("callback-token", SECRET)));

        assertThat(output)
                .contains("a balance is low below a number above 0", "Property: sms-gateway.providers.<name>.balance")
                .doesNotContain(SECRET);
    }

    @Test
    void saysThatACountryIsNone(CapturedOutput output) {
        fail(withJsms("sms-gateway.routes.by-country.UK=jsms"));

        assertThat(output).contains("\"UK\" is no region", "Property: sms-gateway.routes.by-country.UK");
    }
}
