package io.smsgateway;

/** Result of a balance query to one provider. */
public sealed interface BalanceResult permits Balance, BalanceUnavailable {

    /** Returns the provider that was queried. */
    ProviderId provider();
}
