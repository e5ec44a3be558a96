package io.smsgateway.verification;

import io.smsgateway.ProviderId;
import io.smsgateway.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking a code.
 *
 * @param provider who was asked
 * @param verdict what it says
 * @param code the vendor's own code; null where there is none
 * @param detail in words, safe to print
 */
public record CheckResult(
        ProviderId provider, Verdict verdict, @Nullable String code, String detail) {

    public CheckResult {
        code = code == null ? null : SafeText.of(code);
        detail = SafeText.of(detail);
    }

    /** Whether the person is who holds the phone; ask nothing else to let anybody in. */
    public boolean isValid() {
        return verdict == Verdict.VALID;
    }
}
