package io.smsgateway;

/** A balance could not be read; asking again does no harm. */
public final class BalanceUnavailableException extends SmsException {

    private final transient BalanceUnavailable answer;

    public BalanceUnavailableException(BalanceUnavailable answer) {
        super("the balance of " + answer.provider() + " can't be read: " + answer.reason() + ", " + answer.detail());
        this.answer = answer;
    }

    public BalanceUnavailableException(ProviderId provider, Refusal reason, String detail) {
        this(new BalanceUnavailable(provider, reason, detail));
    }

    public BalanceUnavailable answer() {
        return answer;
    }
}
