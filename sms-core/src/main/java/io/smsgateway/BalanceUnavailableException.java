package io.smsgateway;

/** A balance could not be read; asking again does no harm. */
public final class BalanceUnavailableException extends SmsException {

    private final transient BalanceUnavailable result;

    public BalanceUnavailableException(BalanceUnavailable result) {
        super("the balance of " + result.provider() + " can't be read: " + result.reason() + ", " + result.detail());
        this.result = result;
    }

    public BalanceUnavailableException(ProviderId provider, Refusal reason, String detail) {
        this(new BalanceUnavailable(provider, reason, detail));
    }

    public BalanceUnavailable result() {
        return result;
    }
}
