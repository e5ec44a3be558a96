package io.smsgateway.springboot.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.ProviderStatus.State;
import io.smsgateway.client.Suspension;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.Context;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.testkit.ScriptedProvider;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Health of a provider beside another one, and templates that a vendor refuses. */
@ExtendWith(OutputCaptureExtension.class)
class SmsHealthTest {

    private static ProviderStatus status(String name, String state) {
        ProviderId id = ProviderId.of(name);
        Map<MessageClass, Suspension> suspensions = new EnumMap<>(MessageClass.class);
        switch (state) {
            case "PARTLY" -> suspensions.put(MessageClass.OTP, suspension());
            case "SUSPENDED" -> {
                for (MessageClass messageClass : MessageClass.values()) {
                    suspensions.put(messageClass, suspension());
                }
            }
            case "BROKEN" -> {
                for (MessageClass messageClass : MessageClass.values()) {
                    suspensions.put(messageClass, Suspension.of(Refusal.MISCONFIGURED, Instant.EPOCH));
                }
            }
            default -> {
                return ProviderStatus.of(id, State.valueOf(state), 1);
            }
        }
        return ProviderStatus.of(id, State.UP, 1).withSuspensions(suspensions);
    }

    private static Suspension suspension() {
        return Suspension.of(Refusal.OUT_OF_CREDIT, Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, UP, UNKNOWN",
        "OPEN, HALF_OPEN, UNKNOWN",
        "OPEN, PARTLY, UNKNOWN",
        "OPEN, OPEN, DOWN",
        "OPEN, SUSPENDED, DOWN",
        "SUSPENDED, UP, UNKNOWN",
        "SUSPENDED, HALF_OPEN, UNKNOWN",
        "SUSPENDED, PARTLY, UNKNOWN",
        "SUSPENDED, OPEN, DOWN",
        "BROKEN, UP, DOWN",
        "BROKEN, OPEN, DOWN",
        "SUSPENDED, BROKEN, DOWN",
        "PARTLY, OPEN, UP",
        "HALF_OPEN, OPEN, UP"
    })
    void dependsOnWhetherASiblingTakesMessages(String own, String sibling, String expected) {
        List<ProviderStatus> both = List.of(status("acme", own), status("beta", sibling));
        SmsHealth health = new SmsHealth(() -> both, new RefusedTemplates());

        assertThat(of(health, "acme").getStatus().getCode()).isEqualTo(expected);
    }

    private static Health of(SmsHealth health, String name) {
        return Objects.requireNonNull(((HealthIndicator) Objects.requireNonNull(health.getContributor(name))).health());
    }

    @Test
    void namesTemplatesThatAVendorRefusesAndWarnsOnce(CapturedOutput output) {
        ScriptedProvider acme = ScriptedProvider.accepting("acme");
        ScriptedProvider beta = ScriptedProvider.accepting("beta");
        for (int i = 0; i < 3; i++) {
            acme.then(message -> new Refused(ProviderId.of("acme"), Refusal.TEMPLATE, "the signature does not exist"));
        }
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Context.bare()
                .withConfiguration(AutoConfigurations.of(SmsGatewayObservationAutoConfiguration.class))
                .withBean("acme", SmsProvider.class, () -> acme)
                .withBean("beta", SmsProvider.class, () -> beta)
                .run(context -> {
                    context.getBean(FailoverCounter.class).bindTo(meters);
                    SmsHealth health = new SmsHealth(
                            context.getBean(CurrentClient.class)::providers, context.getBean(RefusedTemplates.class));
                    SmsMessage message = SmsMessage.of(
                            Context.CHINA,
                            SmsContent.VendorTemplate.of("42", Map.of()).withSignature("7"));
                    for (int i = 0; i < 3; i++) {
                        assertThat(context.getBean(SmsGateway.class)
                                        .send(message)
                                        .provider())
                                .hasToString("beta");
                    }

                    assertThat(of(health, "acme").getDetails())
                            .contains(entry(
                                    "refusedTemplates",
                                    Map.of("template 42 with signature 7", "the signature does not exist")));
                    assertThat(of(health, "beta").getDetails()).doesNotContainKey("refusedTemplates");
                    assertThat(meters.get("sms.failover")
                                    .tags("from", "acme", "to", "beta", "reason", "template")
                                    .counter()
                                    .count())
                            .isEqualTo(3);

                    context.getBean(SmsGateway.class).send(message);
                    assertThat(of(health, "acme").getDetails()).doesNotContainKey("refusedTemplates");
                });
        assertThat(output.getAll().split("Provider acme refuses template 42 with signature 7", -1))
                .hasSize(2);
    }
}
