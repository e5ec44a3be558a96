package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the second vendor's adapter does must not cost what is known of messages that the first may have sent. */
final class AdapterBugsTest {

    private final ManualTime time = new ManualTime();
    private final ManualScheduler scheduler = new ManualScheduler(time);

    @Test
    @DisplayName("T8 an adapter whose capabilities throw costs no result of a message that may have been sent")
    void anAdapterWhoseCapabilitiesThrowCostsNoResult() {
        ScriptedProvider first = new ScriptedProvider("first");
        ScriptedProvider second = new ScriptedProvider("second");
        first.script()
                .alwaysEach(message -> message.messageClass() == MessageClass.OTP
                        ? first.script().unconfirmed()
                        : first.script().refused(Refusal.UNSUPPORTED));
        try (SmsClient client = SmsClient.builder()
                .provider(first)
                .provider(second)
                .catalog(MessageCatalog.of(MessageTemplate.of("hello").text("Hello")))
                .time(time)
                .scheduler(scheduler)
                .build()) {
            second.failsToSayWhatItTakes(new StackOverflowError());

            List<SendResult> answers = client.sendAll(List.of(
                    Sample.otp(1),
                    Sample.text(2),
                    Sample.otp(3),
                    SmsMessage.template(Sample.number(4), "hello", Map.of()).withClass(MessageClass.OTP)));

            assertThat(answers).hasSize(4);
            assertThat(List.of(answers.get(0), answers.get(2), answers.get(3)))
                    .hasOnlyElementsOfType(Unconfirmed.class);
            assertThat(answers.get(1)).isInstanceOf(Refused.class);
        }
    }
}
