/**
 * Support for tests of applications: {@link io.smsgateway.springboot.test.SmsSimulatorTest} replaces the vendors with the
 * simulator.
 *
 * <pre>{@code
 * import static org.assertj.core.api.Assertions.assertThat;
 *
 * import io.smsgateway.PhoneNumber;
 * import io.smsgateway.SmsGateway;
 * import io.smsgateway.SmsMessage;
 * import io.smsgateway.simulator.SmsSimulator;
 * import io.smsgateway.springboot.test.SmsSimulatorTest;
 * import org.junit.jupiter.api.Test;
 * import org.springframework.beans.factory.annotation.Autowired;
 * import org.springframework.boot.test.context.SpringBootTest;
 *
 * @SmsSimulatorTest
 * @SpringBootTest
 * class LoginTest {
 *
 *     @Autowired
 *     SmsGateway gateway;
 *
 *     @Test
 *     void sendsACode(SmsSimulator simulator) {
 *         gateway.send(SmsMessage.text(PhoneNumber.of("+8613900000001"), "Your code is 123456"));
 *
 *         assertThat(simulator.itniotech().ledger().count()).isEqualTo(1);
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.smsgateway.springboot.test;

import org.jspecify.annotations.NullMarked;
