package io.smsgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.springboot.test.SmsSimulatorTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Holds the test in docs/spring-boot.md, which needs an application and is compiled only. */
@SuppressWarnings("ClassCanBeStatic") // as in the document
final class BootTestExample {

    @SmsSimulatorTest
    @SpringBootTest
    class LoginCodesTest {

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
}
