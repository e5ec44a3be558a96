/** Codes that a vendor makes, sends and checks: start at {@link io.smsgateway.verification.VerificationService}. */
@NullMarked
package io.smsgateway.verification;

import org.jspecify.annotations.NullMarked;
