package io.smsgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the runs with random faults have found, each with the one fault that it takes. */
@ExtendWith(SmsSimulatorExtension.class)
class RegressionsTest {

    @Test
    @DisplayName("an answer that nobody asked for is not taken for the next message's")
    void anUnaskedAnswerIsNobodys(SmsSimulator simulator) throws Exception {
        List<Sent> sent = new ArrayList<>();
        FixedPlan plan = new FixedPlan();
        plan.deed(Deed.of(Fault.UNASKED_ANSWER, 0));
        try (FaultProxy proxy = new FaultProxy(simulator.jsmsUrl(), plan)) {
            try (SmsClient client =
                    new Round(proxy.url(), simulator.itniotechUrl(), false, Integer.MAX_VALUE).client()) {
                for (int i = 0; i < 10; i++) {
                    SmsMessage message = SmsMessage.template(
                            PhoneNumber.of("+8613700000%03d".formatted(i)), "order-shipped", Map.of("order", "A-" + i));
                    sent.add(new Sent(message, client.send(message)));
                }
            }
            proxy.awaitIdle();
        }

        assertThat(new Books(simulator).contradictions(sent)).isEmpty();
        assertThat(sent).anyMatch(one -> one.result().isAccepted());
    }
}
