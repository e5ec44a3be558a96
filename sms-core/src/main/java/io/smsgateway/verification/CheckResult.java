package io.smsgateway.verification;

import io.smsgateway.ProviderId;
import io.smsgateway.TextSanitizer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Result of checking a code. Immutable. */
public final class CheckResult {

    private final ProviderId provider;
    private final Verdict verdict;
    private final @Nullable String code;
    private final String detail;

    private CheckResult(ProviderId provider, Verdict verdict, @Nullable String code, String detail) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.verdict = Objects.requireNonNull(verdict, "verdict");
        this.code = code;
        this.detail = detail;
    }

    /**
     * Creates a result without a vendor's code.
     *
     * @param provider the provider that checked it
     * @param detail in words; made safe to print
     */
    public static CheckResult of(ProviderId provider, Verdict verdict, String detail) {
        return new CheckResult(provider, verdict, null, TextSanitizer.of(detail));
    }

    /** Returns the provider that checked it. */
    public ProviderId provider() {
        return provider;
    }

    /** Returns the provider's verdict. */
    public Verdict verdict() {
        return verdict;
    }

    /** Returns whether the code proves that the person holds the phone. Base access on nothing else. */
    public boolean isValid() {
        return verdict == Verdict.VALID;
    }

    /** Returns the vendor's own code, safe to print; null where there is none. */
    public @Nullable String code() {
        return code;
    }

    /** Returns what happened in words, safe to print. */
    public String detail() {
        return detail;
    }

    /** Returns a copy with the vendor's own code, which is made safe to print. */
    public CheckResult withCode(@Nullable String other) {
        return new CheckResult(provider, verdict, other == null ? null : TextSanitizer.of(other), detail);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CheckResult that
                && provider.equals(that.provider)
                && verdict == that.verdict
                && Objects.equals(code, that.code)
                && detail.equals(that.detail);
    }

    @Override
    public int hashCode() {
        return Objects.hash(provider, verdict, code, detail);
    }

    @Override
    public String toString() {
        return "CheckResult{" + provider + ", " + verdict + (code == null ? "" : ", code " + code) + ", " + detail
                + "}";
    }
}
