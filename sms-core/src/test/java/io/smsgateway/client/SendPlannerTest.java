package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import io.smsgateway.MessageParts;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.spi.Objection;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SendPlannerTest {

    private static final ProviderId KEEPER = ProviderId.of("keeper");
    private static final ProviderId WRITER = ProviderId.of("writer");
    private static final PhoneNumber RECIPIENT = Sample.number(1);

    private final ManualTime time = new ManualTime();
    private final ManualScheduler scheduler = new ManualScheduler(time);
    private final ScriptedProvider keeper = new ScriptedProvider("keeper")
            .objectsTo(message -> message.content() instanceof SmsContent.Text
                    ? Optional.of(Objection.of(Refusal.UNSUPPORTED, "templates only"))
                    : Optional.empty());
    private final ScriptedProvider writer = new ScriptedProvider("writer");
    private final SmsClient client = SmsClient.builder()
            .provider(keeper)
            .provider(writer)
            .catalog(MessageCatalog.of(
                    MessageTemplate.of("code")
                            .withClass(MessageClass.OTP)
                            .text("Your code is {code}")
                            .vendorTemplate("keeper", "7", null, Map.of("code", "code")),
                    MessageTemplate.of("written").text("{words}").only("writer")))
            .executor(Runnable::run)
            .time(time)
            .random(Sample.HALF)
            .scheduler(scheduler)
            .build();

    @AfterEach
    void close() {
        client.close();
    }

    private static SmsMessage code() {
        return SmsMessage.template(RECIPIENT, "code", Map.of("code", "471100"));
    }

    @Test
    void saysWhatAMessageIsForEachProvider() {
        SendPlan plan = client.plan(code());

        assertThat(plan.messageClass()).isEqualTo(MessageClass.OTP);
        assertThat(plan.route()).containsExactly(KEEPER, WRITER);
        assertThat(plan.steps())
                .containsExactly(
                        SendPlan.Step.of(KEEPER)
                                .withForm(SendPlan.Form.VENDOR_TEMPLATE)
                                .withTemplateId("7"),
                        SendPlan.Step.of(WRITER)
                                .withForm(SendPlan.Form.TEXT)
                                .withParts(MessageParts.of("Your code is 471100")));
        assertThat(plan.toString()).doesNotContain("471100", RECIPIENT.national());
    }

    @Test
    void asksNoProviderForAnything() {
        client.plan(code());

        assertThat(keeper.script().calls()).isEmpty();
        assertThat(writer.script().calls()).isEmpty();
    }

    @Test
    void saysWhyAProviderIsNotInTheRoute() {
        assertThat(stop(Sample.text(1), KEEPER)).isEqualTo("UNSUPPORTED: templates only");
        assertThat(stop(code().via(WRITER), KEEPER)).isEqualTo("UNSUPPORTED: the message names provider writer");
        assertThat(stop(SmsMessage.template(RECIPIENT, "written", Map.of("words", "hello")), KEEPER))
                .isEqualTo("UNSUPPORTED: the template is not for this provider");
        assertThat(stop(SmsMessage.template(RECIPIENT, "written", Map.of("words", "x".repeat(10_001))), WRITER))
                .startsWith("CONTENT_REJECTED: after rendering: ");
        assertThat(stop(SmsMessage.template(RECIPIENT, "code", Map.of()), WRITER))
                .startsWith("TEMPLATE: ");
        assertThat(stop(Sample.text(1).until(time.clock().instant()), WRITER)).startsWith("EXPIRED: ");
        assertThat(client.plan(code()).at(ProviderId.of("gone"))).isEmpty();
    }

    @Test
    void saysThatAProviderIsLeftAlone() {
        keeper.script().then(Refusal.BAD_CREDENTIALS);
        client.send(code());

        SendPlan plan = client.plan(code());

        assertThat(plan.route()).containsExactly(WRITER);
        assertThat(plan.at(KEEPER).orElseThrow().refusal()).isEqualTo(Refusal.SUSPENDED);
        assertThat(plan.at(KEEPER).orElseThrow().detail()).contains("suspended", "BAD_CREDENTIALS");
    }

    @Test
    void saysThatACircuitIsOpen() {
        writer.script().always(new io.smsgateway.Refused(WRITER, Refusal.UNAVAILABLE, "down"));
        keeper.script().always(new io.smsgateway.Refused(KEEPER, Refusal.UNAVAILABLE, "down"));
        for (int i = 0; i < 50; i++) {
            client.send(code());
        }

        assertThat(client.plan(code()).route()).isEmpty();
        assertThat(stop(code(), WRITER)).isEqualTo("CIRCUIT_OPEN: circuit breaker is open");
    }

    @Test
    void knowsCodesThatAVendorMakes() {
        SendPlan.Step stop = client.plan(SmsMessage.code(RECIPIENT)).at(WRITER).orElseThrow();

        assertThat(stop.form()).isEqualTo(SendPlan.Form.VENDOR_CODE);
        assertThat(stop.templateId()).isNull();
        assertThat(stop.isInRoute()).isTrue();
    }

    private String stop(SmsMessage message, ProviderId provider) {
        SendPlan.Step stop = client.plan(message).at(provider).orElseThrow();
        assertThat(stop.isInRoute()).isFalse();
        return stop.refusal() + ": " + stop.detail();
    }
}
