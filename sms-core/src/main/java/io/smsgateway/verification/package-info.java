/**
 * Codes that a vendor makes, sends and checks: start at {@link io.smsgateway.verification.VerificationService}.
 *
 * <pre>{@code
 * import io.smsgateway.SendResult;
 * import io.smsgateway.SmsMessage;
 * import io.smsgateway.verification.CheckResult;
 * import io.smsgateway.verification.Verdict;
 * import io.smsgateway.verification.VerificationId;
 *
 * SendResult started = client.verification().start(SmsMessage.code(to));
 * VerificationId id = VerificationId.of(started.orThrow());
 * CheckResult checked = client.verification().check(id, typed);
 * boolean valid = checked.verdict() == Verdict.VALID;
 * }</pre>
 */
@NullMarked
package io.smsgateway.verification;

import org.jspecify.annotations.NullMarked;
