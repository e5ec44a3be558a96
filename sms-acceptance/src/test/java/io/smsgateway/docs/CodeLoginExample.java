package io.smsgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.springboot.test.SmsSimulatorTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Holds the test in docs/codes.md, which needs an application and is compiled only. */
@SuppressWarnings("ClassCanBeStatic") // as in the document
final class CodeLoginExample {

    @SmsSimulatorTest
    @SpringBootTest
    class CodeLoginTest {

        @Autowired
        CodeLoginController login;

        @Test
        void logsInByTheCodeOfTheMessage(SmsSimulator simulator) {
            String id = login.send("139 0000 0001", "device-1");
            String text = simulator.jsms().ledger().to("13900000001").get(0).content();
            String code = text.replaceAll("[^0-9]", "");

            assertThat(login.logIn(id, "139 0000 0001", "device-1", code)).isTrue();
            assertThat(login.logIn(id, "139 0000 0001", "device-1", code)).isFalse();
        }
    }
}
