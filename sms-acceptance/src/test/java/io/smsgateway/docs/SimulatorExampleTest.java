package io.smsgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.SmsClient;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example of docs/testing.md, which runs as a test. */
class SimulatorExampleTest {

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    @Test
    void sendsOnceWhenTheResponseIsLost(SmsSimulator simulator) {
        simulator.jsms().fail(Fault.CLOSE_AFTER_READING, 1);
        JsmsSettings settings =
                JsmsSettings.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET).withBaseUrl(simulator.jsmsUrl());
        PhoneNumber to = PhoneNumber.of("+8613900000001");
        SmsMessage message = SmsMessage.of(
                to, VendorTemplate.of("2", Map.of("order", "A-17")).withSignature("1"));

        try (SmsClient client =
                SmsClient.builder().provider(new JsmsProvider(settings)).build()) {
            SendResult result = client.send(message);

            assertThat(result).isInstanceOf(Unconfirmed.class);
            assertThat(simulator.jsms().ledger().count()).isEqualTo(1);
        }
    }
}
