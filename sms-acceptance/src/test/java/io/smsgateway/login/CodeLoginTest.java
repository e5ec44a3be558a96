package io.smsgateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.docs.PageConfiguration;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.springboot.test.SmsSimulatorTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

@DirtiesContext
@ContextConfiguration(initializers = PageConfiguration.OfCodes.class)
@TestPropertySource(
        properties = {
            "sms-gateway.codes.store=memory",
            "SMS_CODES_KEY=0123456789abcdef0123456789abcdef",
            "SMS_KEY=key",
            "SMS_SECRET=secret",
            "SMS_APP=app"
        })
@SmsSimulatorTest
@SpringBootTest
class CodeLoginTest {

    @Autowired
    CodeLoginController login;

    @Test
    void logsInByTheCodeOfTheMessage(SmsSimulator simulator) {
        String id = login.send("139 0000 0001", "device-1");
        String text = simulator.itniotech().ledger().to("8613900000001").get(0).content();
        String code = text.replaceAll("[^0-9]", "");

        assertThat(login.logIn(id, "139 0000 0001", "device-1", code)).isTrue();
        assertThat(login.logIn(id, "139 0000 0001", "device-1", code)).isFalse();
    }
}
