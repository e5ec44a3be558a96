package io.smsgateway;

/**
 * Result of a balance query that failed.
 *
 * @param provider the provider that was queried
 * @param reason why it failed
 * @param detail the reason in words, safe to print
 */
public record BalanceUnavailable(ProviderId provider, Refusal reason, String detail) implements BalanceResult {

    public BalanceUnavailable {
        detail = TextSanitizer.of(detail);
    }
}
