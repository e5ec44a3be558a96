package io.smsgateway.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.client.SmsClient;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application without Spring that manages the oldest version of each library. */
@ExtendWith(SmsSimulatorExtension.class)
class PlainSampleTest {

    private static SmsClient client(SmsSimulator simulator) {
        return SmsClient.builder()
                .provider(new JsmsProvider(JsmsSettings.of("simulatedJsmsAppKey00001", "simulatedJsmsMasterSec01")
                        .withAccount("simulatedJsmsDevKey00001", "simulatedJsmsDevSecret01")
                        .withBaseUrl(simulator.jsmsUrl())))
                .provider(new ItniotechProvider(ItniotechSettings.of("simKey01", "simSec01", "simApp01")
                        .withBaseUrl(URI.create(simulator.itniotechUrl() + "/sms"))))
                .catalog(MessageCatalog.of(MessageTemplate.of("login-code")
                        .withClass(MessageClass.OTP)
                        .text("Your code is {code}")
                        .vendorTemplate("jsms", "1", null, Map.of("code", "code"))))
                .build();
    }

    @Test
    void sendsFailsOverAndReadsBalances(SmsSimulator simulator) throws Exception {
        try (SmsClient client = client(simulator)) {
            SmsMessage message =
                    SmsMessage.template(PhoneNumber.of("+8613900000001"), "login-code", Map.of("code", "471100"));

            assertThat(client.send(message)).isInstanceOf(Accepted.class);
            simulator.jsms().fail(Fault.REFUSE);
            List<SendResult> results = client.sendAll(List.of(message, message, message));
            assertThat(results).hasSize(3).allMatch(Accepted.class::isInstance);
            simulator.jsms().heal();
            assertThat(client.balances()).hasSize(2).allMatch(Balance.class::isInstance);
        }
        MatrixRow.check("runs");
    }
}
