/**
 * API of the library: messages, results and {@link io.smsgateway.SmsGateway}, the interface that sends. Start at {@link
 * io.smsgateway.SmsGateway} and {@link io.smsgateway.SendResult}.
 *
 * <pre>{@code
 * import io.smsgateway.PhoneNumber;
 * import io.smsgateway.Refused;
 * import io.smsgateway.SendResult;
 * import io.smsgateway.SmsMessage;
 *
 * SmsMessage message = SmsMessage.text(PhoneNumber.of("+8613800138000"), "Your order is on its way");
 * SendResult result = gateway.send(message);
 * if (result instanceof Refused refused) {
 *     log(refused.reason());
 * }
 * }</pre>
 */
@NullMarked
package io.smsgateway;

import org.jspecify.annotations.NullMarked;
