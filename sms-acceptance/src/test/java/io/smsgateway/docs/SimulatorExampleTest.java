package io.smsgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsGateway;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example of docs/testing.md, run. */
class SimulatorExampleTest {

    private final SmsMessage message =
            SmsMessage.of(PhoneNumber.of("+8613900000001"), new VendorTemplate("2", "1", Map.of("order", "A-17")));
    private @Nullable SmsClient client;

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    @Test
    void sendsTheCodeOnceThoughTheAnswerIsLost(SmsSimulator simulator) {
        simulator.jsms().fail(Fault.CLOSE_AFTER_READING, 1);

        SendResult result = clientOf(simulator).send(message);

        assertThat(result).isInstanceOf(Unconfirmed.class);
        assertThat(simulator.jsms().ledger().count()).isEqualTo(1);
    }

    private SmsGateway clientOf(SmsSimulator simulator) {
        SmsClient made = SmsClient.builder()
                .provider(new JsmsProvider(JsmsSettings.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET)
                        .at(simulator.jsmsUrl())))
                .build();
        client = made;
        return made;
    }

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
    }
}
