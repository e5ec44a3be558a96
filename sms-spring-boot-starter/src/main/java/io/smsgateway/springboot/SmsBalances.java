package io.smsgateway.springboot;

import io.smsgateway.BalanceResult;
import java.util.List;

/** Balances of all providers. Safe for many threads. */
@FunctionalInterface
public interface SmsBalances {

    /** Queries all providers in parallel and blocks until each has responded or timed out. Returns one result each. */
    List<BalanceResult> balances();
}
