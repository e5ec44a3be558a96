package io.smsgateway;

/**
 * A balance that could not be read.
 *
 * @param provider whose
 * @param reason why
 * @param detail the reason in words, safe to print
 */
public record BalanceUnavailable(ProviderId provider, Refusal reason, String detail) implements BalanceResult {

    public BalanceUnavailable {
        detail = SafeText.of(detail);
    }
}
