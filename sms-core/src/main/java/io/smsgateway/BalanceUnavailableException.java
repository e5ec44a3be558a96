package io.smsgateway;

import java.io.Serial;

/** Thrown when a balance cannot be read. Repeating the query is safe. */
public final class BalanceUnavailableException extends SmsException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final BalanceUnavailable result;

    /** Creates an exception for a failed query. */
    public BalanceUnavailableException(BalanceUnavailable result) {
        super("could not read the balance of " + result.provider() + ": " + result.reason() + ", " + result.detail());
        this.result = result;
    }

    /**
     * Creates an exception with a reason.
     *
     * @param detail the reason in words, made safe to print
     */
    public BalanceUnavailableException(ProviderId provider, Refusal reason, String detail) {
        this(BalanceUnavailable.of(provider, reason, detail));
    }

    /** Returns the provider, the reason and the detail. */
    public BalanceUnavailable result() {
        return result;
    }
}
