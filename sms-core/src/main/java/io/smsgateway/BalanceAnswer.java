package io.smsgateway;

/** What came of asking one provider for its balance. */
public sealed interface BalanceAnswer permits Balance, BalanceUnavailable {

    ProviderId provider();
}
