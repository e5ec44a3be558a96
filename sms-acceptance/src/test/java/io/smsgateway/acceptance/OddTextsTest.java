package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written arrives as it was written. */
@ExtendWith(SmsSimulatorExtension.class)
class OddTextsTest {

    private static final PhoneNumber ALICE = PhoneNumber.of("+8613900000001");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D\uDE00 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "e\u0301 and \u00E9",
                "\u0645\u0631\u062D\u0628\u0627",
                "\uFEFFmarked",
                "\uD840\uDC00\uD869\uDED6",
                "\u3010Example\u3011 hello",
                "two\nlines",
                "\"},{\"mobile\":\"13900000002\",\"x\":\"",
                "\\u0022 \\\" \\n </script> %00 ${jndi:x} {{order}} {order}",
                "a,b;c&d=e"
            })
    @DisplayName("P2, P5 a text or a parameter arrives as it was written, and nothing in it means anything")
    void arrivesAsItWasWritten(String words, SmsSimulator simulator) {
        try (SmsClient client = Stack.over(simulator)) {
            client.send(SmsMessage.text(ALICE, words)).orThrow();
            SendResult second = client.send(SmsMessage.template(ALICE, "order-shipped", Map.of("order", words)));

            List<LedgerEntry> texts = simulator.itniotech().ledger().all();
            List<LedgerEntry> templates = simulator.jsms().ledger().all();
            assertThat(texts.get(0).content()).isEqualTo(words);
            assertThat(texts.get(0).number()).isEqualTo("8613900000001");
            assertThat(templates).allSatisfy(entry -> {
                assertThat(entry.parameters()).containsEntry("order", words);
                assertThat(entry.number()).isEqualTo("13900000001");
            });
            // one vendor takes no brackets of a signature, and says so
            assertThat(texts.size() + templates.size()).isEqualTo(second.isAccepted() ? 2 : 1);
        }
    }
}
