/**
 * Auto-configuration of one-time codes of the application's own. The bean is a {@link io.smsgateway.codes.CodeService}.
 *
 * <pre>{@code
 * import io.smsgateway.codes.CodeCheck;
 * import io.smsgateway.codes.CodeService;
 * import io.smsgateway.codes.CodeVerdict;
 * import io.smsgateway.springboot.PhoneNumbers;
 * import org.springframework.stereotype.Component;
 *
 * @Component
 * record Login(CodeService codes, PhoneNumbers numbers) {
 *
 *     boolean isValid(String id, String number, String session, String typed) {
 *         CodeCheck check = codes.check(id, numbers.read(number), "login-code", session, typed);
 *         return check.verdict() == CodeVerdict.VALID;
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.smsgateway.springboot.codes;

import org.jspecify.annotations.NullMarked;
