package io.smsgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.springboot.test.SmsSimulatorTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SmsSimulatorTest
@SpringBootTest
class LoginCodesIT {

    @Autowired
    LoginCodes codes;

    @Test
    void failsOverToItniotechWhileJsmsIsDown(SmsSimulator simulator) {
        simulator.jsms().fail(Fault.REFUSE);

        assertThat(codes.send("139 0000 0001", "471100").isAccepted()).isTrue();
        assertThat(simulator.itniotech().ledger().copies("8613900000001", "Your code is 471100"))
                .isEqualTo(1);
    }
}
