package io.smsgateway.verification;

import io.smsgateway.ProviderId;
import io.smsgateway.TextSanitizer;
import org.jspecify.annotations.Nullable;

/**
 * Result of checking a code.
 *
 * @param provider the provider that checked it
 * @param verdict the provider's verdict
 * @param code the vendor's own code; null where there is none
 * @param detail in words, safe to print
 */
public record CheckResult(
        ProviderId provider, Verdict verdict, @Nullable String code, String detail) {

    public CheckResult {
        code = code == null ? null : TextSanitizer.of(code);
        detail = TextSanitizer.of(detail);
    }

    /** Returns whether the code proves that the person holds the phone. Base access on nothing else. */
    public boolean isValid() {
        return verdict == Verdict.VALID;
    }
}
