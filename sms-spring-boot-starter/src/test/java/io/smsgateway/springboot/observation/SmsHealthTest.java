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
import io.smsgateway.TimeSource;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.ProviderStatus.State;
import io.smsgateway.client.Suspension;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.Context;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.testkit.ScriptedProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
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
        SmsHealth health = new SmsHealth(() -> both, new RefusedTemplates(TimeSource.system()));

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
                });
        assertThat(warnings(output)).isEqualTo(1);
    }

    private static int warnings(CapturedOutput output) {
        return output.getAll().split("Provider acme refuses template 42 with signature 7", -1).length - 1;
    }

    @Test
    void warnsOnceOfATemplateThatAVendorRefusesAndAcceptsInTurn(CapturedOutput output) {
        ScriptedProvider acme = ScriptedProvider.accepting("acme");
        ShiftedTime time = new ShiftedTime();
        Context.bare()
                .withConfiguration(AutoConfigurations.of(SmsGatewayObservationAutoConfiguration.class))
                .withBean(TimeSource.class, () -> time)
                .withBean("acme", SmsProvider.class, () -> acme)
                .run(context -> {
                    SmsGateway gateway = context.getBean(SmsGateway.class);
                    SmsHealth health = new SmsHealth(
                            context.getBean(CurrentClient.class)::providers, context.getBean(RefusedTemplates.class));
                    SmsMessage message = SmsMessage.of(
                            Context.CHINA,
                            SmsContent.VendorTemplate.of("42", Map.of()).withSignature("7"));
                    for (int i = 0; i < 20; i++) {
                        acme.then(refused -> new Refused(ProviderId.of("acme"), Refusal.TEMPLATE, "not approved"));
                        assertThat(gateway.send(message).isAccepted()).isFalse();
                        assertThat(gateway.send(message).isAccepted()).isTrue();
                        assertThat(of(health, "acme").getDetails()).containsKey("refusedTemplates");
                        time.add(Duration.ofMinutes(3));
                    }
                    assertThat(warnings(output)).isEqualTo(1);

                    // an hour after the last refusal
                    time.add(Duration.ofMinutes(56));
                    assertThat(gateway.send(message).isAccepted()).isTrue();
                    assertThat(of(health, "acme").getDetails()).containsKey("refusedTemplates");
                    time.add(Duration.ofMinutes(1));
                    assertThat(of(health, "acme").getDetails()).doesNotContainKey("refusedTemplates");

                    acme.then(refused -> new Refused(ProviderId.of("acme"), Refusal.TEMPLATE, "removed"));
                    assertThat(gateway.send(message).isAccepted()).isFalse();
                    assertThat(warnings(output)).isEqualTo(2);

                    // refused by every message since, so that no time ends it
                    time.add(Duration.ofHours(5));
                    assertThat(of(health, "acme").getDetails())
                            .contains(entry("refusedTemplates", Map.of("template 42 with signature 7", "removed")));
                    acme.then(refused -> new Refused(ProviderId.of("acme"), Refusal.TEMPLATE, "removed"));
                    assertThat(gateway.send(message).isAccepted()).isFalse();
                    assertThat(warnings(output)).isEqualTo(2);
                });
    }

    /** The machine's time, moved forward. */
    private static final class ShiftedTime implements TimeSource {

        private final AtomicLong shift = new AtomicLong();

        void add(Duration duration) {
            shift.addAndGet(duration.toNanos());
        }

        @Override
        public Clock clock() {
            return Clock.offset(TimeSource.system().clock(), Duration.ofNanos(shift.get()));
        }

        @Override
        public long nanos() {
            return TimeSource.system().nanos() + shift.get();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            TimeSource.system().sleep(duration);
        }
    }
}
