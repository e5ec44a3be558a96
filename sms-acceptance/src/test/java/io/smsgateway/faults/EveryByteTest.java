package io.smsgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection may end at any byte, of the request or of the answer, of either vendor. */
@ExtendWith(SmsSimulatorExtension.class)
class EveryByteTest {

    /** More than any of their answers to one message has. */
    private static final int ANSWER = 480;

    @ParameterizedTest
    @EnumSource(Vendor.class)
    @DisplayName(
            "N6 a request that is cut at any byte is refused or unconfirmed, and unconfirmed where the vendor has it")
    void aRequestIsCutAnywhere(Vendor vendor, SmsSimulator simulator) throws Exception {
        try (ProxiedVendor line = ProxiedVendor.to(vendor, simulator)) {
            // of these only the length is of interest, and a connection that is used no more; the first of a cold JVM
            // may
            // be given up before it is there
            for (int tries = 0; tries < 20 && line.plan().longestRequest() == 0; tries++) {
                line.plan().plannedFault(PlannedFault.of(Fault.FIN_IN_RESPONSE, 1));
                line.send();
            }
            int all = line.plan().longestRequest();
            assertThat(all).isGreaterThan(200);
            for (int k = 0; k <= all; k++) {
                for (Fault end : List.of(Fault.RESET_IN_REQUEST, Fault.FIN_IN_REQUEST)) {
                    line.plan().onConnect(PlannedFault.of(end, k));
                    assertThat(line.send()).as("%s at %s", end, k).isNotInstanceOf(Accepted.class);
                }
            }

            assertThat(line.contradictions()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FIN_IN_RESPONSE", "FIN_IN_UNFRAMED_RESPONSE", "FIN_IN_CHUNKED_RESPONSE", "RESET_IN_RESPONSE"})
    @DisplayName(
            "N7 a response that is cut at any byte leaves the message unconfirmed, a whole one accepted, with one copy")
    void anAnswerIsCutAnywhere(Fault end, SmsSimulator simulator) throws Exception {
        for (Vendor vendor : Vendor.values()) {
            simulator.reset();
            try (ProxiedVendor line = ProxiedVendor.to(vendor, simulator)) {
                boolean whole = false;
                for (int k = 0; k <= ANSWER; k++) {
                    line.plan().plannedFault(PlannedFault.of(end, k));
                    SendResult result = line.send();
                    assertThat(result).as("at %s", k).isInstanceOfAny(Accepted.class, Unconfirmed.class);
                    whole |= result.isAccepted();
                }
                assertThat(whole).isTrue();

                assertThat(line.contradictions()).isEmpty();
            }
        }
    }
}
