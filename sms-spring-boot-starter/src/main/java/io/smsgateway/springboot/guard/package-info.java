/**
 * Auto-configuration of the guard against abuse. The bean is an {@link io.smsgateway.guard.SmsGuard}, which the client and
 * the codes use without further code.
 *
 * <pre>{@code
 * import io.smsgateway.codes.CodeSending;
 * import io.smsgateway.codes.CodeService;
 * import io.smsgateway.guard.SmsGuard;
 * import io.smsgateway.springboot.PhoneNumbers;
 * import java.util.Map;
 * import org.springframework.stereotype.Component;
 *
 * @Component
 * record SignUp(CodeService codes, PhoneNumbers numbers) {
 *
 *     CodeSending start(String number, String session, String address) {
 *         Map<String, String> metadata = Map.of(SmsGuard.CLIENT_ADDRESS, address);
 *         return codes.start(numbers.read(number), "login-code", session, metadata);
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.smsgateway.springboot.guard;

import org.jspecify.annotations.NullMarked;
