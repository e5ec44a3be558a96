package io.smsgateway.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.springboot.test.SmsSimulatorTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@DirtiesContext
@TestPropertySource(
        properties = {
            "spring.config.location=classpath:/shop/",
            "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@SmsSimulatorTest
@SpringBootTest(classes = ShopApplication.class)
class ShopApplicationTest {

    @Autowired
    SmsGateway gateway;

    @Test
    void sendsACode(SmsSimulator simulator) {
        gateway.send(SmsMessage.template(PhoneNumber.of("+8613900000001"), "login-code", Map.of("code", "123456")));

        assertThat(simulator.itniotech().ledger().copies("8613900000001", "Your code is 123456"))
                .isEqualTo(1);
    }
}
