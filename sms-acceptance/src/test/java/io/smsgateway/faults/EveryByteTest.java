package io.smsgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.SmsClient;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection may end at any byte, of the request or of the answer, of either vendor. */
@ExtendWith(SmsSimulatorExtension.class)
class EveryByteTest {

    /** More than any of their answers to one message has. */
    private static final int ANSWER = 400;

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final FixedPlan plan = new FixedPlan();
    private final List<Sent> sent = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Vendor.class)
    @DisplayName("N6: a request that is cut at any byte is refused or in doubt, and in doubt where the vendor has it")
    void aRequestIsCutAnywhere(Vendor vendor, SmsSimulator simulator) throws Exception {
        over(vendor, simulator, client -> {
            // of this one only the length is of interest, and a connection that is used no more
            plan.deed(Deed.of(Fault.FIN_IN_ANSWER, 1));
            send(vendor, client);
            int all = plan.longestRequest();
            for (int k = 0; k <= all; k++) {
                for (Fault end : List.of(Fault.RESET_IN_REQUEST, Fault.FIN_IN_REQUEST)) {
                    plan.welcome(Deed.of(end, k));
                    SendResult result = send(vendor, client);
                    assertThat(result).as("%s at %s", end, k).isNotInstanceOf(Accepted.class);
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    @DisplayName(
            "N7: an answer that is cut at any byte leaves a doubt, and one that is whole an acceptance, with one copy")
    void anAnswerIsCutAnywhere(Vendor vendor, SmsSimulator simulator) throws Exception {
        over(vendor, simulator, client -> {
            boolean whole = false;
            for (int k = 0; k <= ANSWER; k++) {
                plan.deed(Deed.of(Fault.FIN_IN_ANSWER, k));
                SendResult result = send(vendor, client);
                assertThat(result).as("at %s", k).isInstanceOf(whole ? Accepted.class : result.getClass());
                whole |= result.isAccepted();
                plan.deed(Deed.of(Fault.RESET_IN_ANSWER, k));
                assertThat(send(vendor, client)).as("at %s", k).isInstanceOfAny(Accepted.class, Unconfirmed.class);
            }
            assertThat(whole).isTrue();
        });
    }

    /** What a test does with a client. */
    private interface Use {
        void with(SmsClient client) throws Exception;
    }

    private void over(Vendor vendor, SmsSimulator simulator, Use use) throws Exception {
        URI there = vendor == Vendor.JSMS ? simulator.jsmsUrl() : simulator.itniotechUrl();
        try (FaultProxy proxy = new FaultProxy(there, plan)) {
            try (SmsClient client = new Round(proxy.url(), proxy.url(), false, Integer.MAX_VALUE).client()) {
                use.with(client);
            }
            proxy.awaitIdle();
        }
        assertThat(new Books(simulator).contradictions(sent)).isEmpty();
    }

    private SendResult send(Vendor vendor, SmsClient client) {
        int n = NUMBERS.incrementAndGet();
        SmsMessage message = SmsMessage.template(
                        PhoneNumber.of("+86138%08d".formatted(n)), "order-shipped", Map.of("order", "A-1"))
                .via(ProviderId.of(vendor == Vendor.JSMS ? "jsms" : "itniotech"));
        SendResult result = client.send(message);
        sent.add(new Sent(message, result));
        return result;
    }
}
