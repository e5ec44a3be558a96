package io.smsgateway;

/** What came of asking one provider for its balance. */
public sealed interface BalanceResult permits Balance, BalanceUnavailable {

    ProviderId provider();
}
