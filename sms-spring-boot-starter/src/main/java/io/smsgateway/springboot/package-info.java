/**
 * Spring Boot auto-configuration of the gateway, and the types that an application uses with it. The beans are an {@link
 * io.smsgateway.SmsGateway}, {@link io.smsgateway.springboot.PhoneNumbers}, {@link
 * io.smsgateway.springboot.SmsBalances} and {@link io.smsgateway.springboot.CurrentClient}, among others.
 *
 * <pre>{@code
 * import io.smsgateway.SendResult;
 * import io.smsgateway.SmsGateway;
 * import io.smsgateway.SmsMessage;
 * import io.smsgateway.springboot.PhoneNumbers;
 * import java.util.Map;
 * import org.springframework.stereotype.Component;
 *
 * @Component
 * record LoginCodes(SmsGateway gateway, PhoneNumbers numbers) {
 *
 *     SendResult send(String number, String code) {
 *         return gateway.send(SmsMessage.template(numbers.read(number), "login-code", Map.of("code", code)));
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.smsgateway.springboot;

import org.jspecify.annotations.NullMarked;
