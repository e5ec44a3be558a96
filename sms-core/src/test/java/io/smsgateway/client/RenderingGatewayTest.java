package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RenderingGatewayTest {

    private static final MessageCatalog CATALOG = MessageCatalog.of(
            MessageTemplate.of("code").text("Code {code}").text("acme", "{code}", "Bank"),
            MessageTemplate.of("elsewhere").text("Hello").only("other"));

    private final ScriptedProvider provider = new ScriptedProvider("acme");
    private final SmsGateway rendering = Sending.to(new RenderingGateway(
            new Renderer(CATALOG, provider),
            (messages, turn, sink) -> {
                List<SendResult> results = provider.script().sendAll(messages);
                for (int i = 0; i < results.size(); i++) {
                    sink.accept(i, results.get(i));
                }
            },
            Sample.HALF));

    private static SmsMessage code(String code) {
        return SmsMessage.template(Sample.number(1), "code", Map.of("code", code));
    }

    @Test
    void passesOnWhatTheProviderNeeds() {
        assertThat(rendering.send(code("42")).isAccepted()).isTrue();
        assertThat(provider.script().calls())
                .containsExactly(List.of(
                        code("42").withContent(new SmsContent.Text("42")).from("Bank")));
    }

    @Test
    void passesOnOtherMessagesUntouched() {
        List<SmsMessage> messages = Sample.texts(2);

        rendering.sendAll(messages);

        assertThat(provider.script().calls()).containsExactly(messages);
    }

    @Test
    void keepsBackWhatIsNotForThisProviderAndPassesOnTheRest() {
        SmsMessage elsewhere = SmsMessage.template(Sample.number(2), "elsewhere", Map.of());

        List<SendResult> results = rendering.sendAll(List.of(elsewhere, Sample.text(3), code("42"), elsewhere));

        assertThat(results).extracting(SendResult::isAccepted).containsExactly(false, true, true, false);
        assertThat(results.get(0))
                .isEqualTo(new Refused(provider.id(), Refusal.UNSUPPORTED, "the template is not for this provider"));
        assertThat(provider.script().messages()).isEqualTo(2);
    }

    @Test
    void rejectsATextThatCannotBeSentOnceItIsFilledIn() {
        assertThat(rendering.sendAll(List.of(code("x".repeat(10_001)))))
                .containsExactly(new Refused(
                        provider.id(),
                        Refusal.CONTENT_REJECTED,
                        "after rendering: a text of 10001 characters is too long for any SMS"));
        assertThat(provider.script().calls()).isEmpty();
    }
}
