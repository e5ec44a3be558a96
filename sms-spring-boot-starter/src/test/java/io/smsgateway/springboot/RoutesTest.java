package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Where messages go, by configuration alone. */
class RoutesTest {

    private static final ApplicationContextRunner THREE = Context.scripted("acme", "beta", "gamma");

    private static SmsMessage german() {
        return SmsMessage.text(Context.GERMANY, "Hello");
    }

    @Test
    void messagesGoInTheOrderOfTheConfigurationWhereNoRouteIsGiven() {
        THREE.run(context -> assertThat(Context.by(context)).hasToString("acme"));
    }

    @Test
    void messagesGoByOrder() {
        THREE.withPropertyValues("sms-gateway.route=beta,acme")
                .run(context -> assertThat(Context.by(context)).hasToString("beta"));
    }

    @Test
    void messagesGoByClass() {
        THREE.withPropertyValues("sms-gateway.route=acme", "sms-gateway.routes.by-class.otp=beta,acme")
                .run(context -> {
                    assertThat(Context.by(context, Context.hello().withClass(MessageClass.OTP)))
                            .hasToString("beta");
                    assertThat(Context.by(context)).hasToString("acme");
                });
    }

    @Test
    void messagesGoByCountryUnlessTheirClassSaysOtherwise() {
        THREE.withPropertyValues(
                        "sms-gateway.route=acme",
                        "sms-gateway.routes.by-country.de=beta",
                        "sms-gateway.routes.by-class.marketing=gamma")
                .run(context -> {
                    assertThat(Context.by(context, german())).hasToString("beta");
                    assertThat(Context.by(context, german().withClass(MessageClass.MARKETING)))
                            .hasToString("gamma");
                    assertThat(Context.by(context)).hasToString("acme");
                });
    }

    @Test
    void messagesGoByWeight() {
        THREE.withPropertyValues("sms-gateway.routes.weights.acme=1", "sms-gateway.routes.weights.beta=3")
                .run(context -> assertThat(IntStream.range(0, 200)
                                .mapToObj(i -> Context.by(context).name()))
                        .contains("acme", "beta")
                        .doesNotContain("gamma"));
    }

    @Test
    void aMessageGoesWhereItSaysThoughTheRouteHasNoSuchName() {
        THREE.withPropertyValues("sms-gateway.route=acme")
                .run(context -> assertThat(Context.by(context, Context.hello().via(ProviderId.of("gamma"))))
                        .hasToString("gamma"));
    }

    @Test
    void aProviderThatIsSwitchedOffIsLeftOutOfEveryRouteAndTemplate() {
        THREE.withPropertyValues(
                        "sms-gateway.route=acme,beta",
                        "sms-gateway.routes.by-class.otp=acme,gamma",
                        "sms-gateway.providers.acme.enabled=false",
                        "sms-gateway.templates.a.text=Hello",
                        "sms-gateway.templates.a.providers.acme.text=Hello",
                        "sms-gateway.templates.b.text=Hello",
                        "sms-gateway.templates.b.only=acme",
                        "sms-gateway.templates.c.text=Hello",
                        "sms-gateway.templates.c.only=acme,beta")
                .run(context -> {
                    assertThat(Context.by(context)).hasToString("beta");
                    assertThat(Context.by(context, Context.hello().withClass(MessageClass.OTP)))
                            .hasToString("gamma");
                });
    }

    @Test
    void aRouteWithoutAnybodyLeftIsRefused() {
        refused(
                THREE.withPropertyValues("sms-gateway.route=acme", "sms-gateway.providers.acme.enabled=false"),
                "all providers of the route [acme] are disabled");
    }

    @Test
    void anOrderBesideWeightsIsRefused() {
        refused(
                THREE.withPropertyValues("sms-gateway.route=acme", "sms-gateway.routes.weights.beta=3"),
                "route and routes.weights are both configured");
    }

    @Test
    void aWeightOfNothingIsRefused() {
        refused(THREE.withPropertyValues("sms-gateway.routes.weights.beta=0"), "weights from 1 to");
    }

    @Test
    void aCountryThatIsNoneIsRefused() {
        refused(THREE.withPropertyValues("sms-gateway.routes.by-country.germany=beta"), "two capital letters");
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        refused(THREE.withPropertyValues("sms-gateway.providers.Acme_2.type=scripted"), "a provider's name is");
    }

    @Test
    void aRegionThatIsNoneIsRefused() {
        refused(THREE.withPropertyValues("sms-gateway.default-region=cn"), "is not a supported region");
    }

    private static void refused(ApplicationContextRunner runner, String why) {
        runner.run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(why));
    }
}
