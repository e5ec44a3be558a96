package io.smsgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the runs with random faults have found, each with the one fault that it takes. */
@ExtendWith(SmsSimulatorExtension.class)
class RegressionsTest {

    @ParameterizedTest
    @EnumSource(Vendor.class)
    @DisplayName("S3 an unsolicited response is not taken for the next message's")
    void anUnsolicitedResponseIsDiscarded(Vendor vendor, SmsSimulator simulator) throws Exception {
        try (ProxiedVendor line = ProxiedVendor.to(vendor, simulator)) {
            line.plan().plannedFault(PlannedFault.of(Fault.UNSOLICITED_RESPONSE, 0));
            for (int i = 0; i < 10; i++) {
                line.send();
            }

            assertThat(line.contradictions()).isEmpty();
        }
    }
}
