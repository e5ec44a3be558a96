package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.client.SmsClient;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A vendor that refuses a request whole for one person or text: nobody whom it protects is written to. */
@ExtendWith(SmsSimulatorExtension.class)
class WholeRefusalsTest {

    @Test
    void onlyThePersonWhoOptedOutGetsNothing(SmsSimulator simulator) {
        simulator.jsms().account().refusesBatchesWhole(true);
        simulator.jsms().account().unsubscribe("13900000013");
        try (SmsClient client = Stack.over(simulator, Duration.ofSeconds(10))) {
            List<SmsMessage> messages = IntStream.range(10, 30)
                    .mapToObj(n -> SmsMessage.template(
                            PhoneNumber.of("+86139000000" + n), "order-shipped", Map.of("order", "A-" + n)))
                    .toList();

            List<SendResult> results = client.sendAll(messages);

            assertThat(IntStream.range(0, 20).filter(i -> !results.get(i).isAccepted()))
                    .containsExactly(3);
            assertThat(((Refused) results.get(3)).reason()).isEqualTo(Refusal.OPTED_OUT);
            for (int i = 0; i < 20; i++) {
                LedgerTest.agree(simulator, messages.get(i), results.get(i));
            }
            assertThat(simulator.itniotech().ledger().count()).isZero();
        }
    }

    @Test
    void aTextWithForbiddenWordsGoesNowhere(SmsSimulator simulator) {
        simulator.itniotech().account().sensitiveWord("casino");
        try (SmsClient client = SmsClient.builder()
                .provider(ItniotechStack.provider(simulator, TimeSource.system()))
                .build()) {
            List<SmsMessage> messages = IntStream.range(10, 18)
                    .mapToObj(n -> SmsMessage.text(
                            PhoneNumber.of("+86139000000" + n), n == 15 ? "casino" : "Your order " + n + " is here"))
                    .toList();

            List<SendResult> results = client.sendAll(messages);

            assertThat(IntStream.range(0, 8).filter(i -> !results.get(i).isAccepted()))
                    .containsExactly(5);
            assertThat(((Refused) results.get(5)).reason()).isEqualTo(Refusal.CONTENT_REJECTED);
            for (int i = 0; i < 8; i++) {
                LedgerTest.agree(simulator, messages.get(i), results.get(i));
            }
        }
    }
}
