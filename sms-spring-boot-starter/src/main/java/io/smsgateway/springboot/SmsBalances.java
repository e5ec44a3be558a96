package io.smsgateway.springboot;

import io.smsgateway.BalanceResult;
import java.util.List;

/** What is left on every account. Safe for many threads; blocks until each vendor answered or its time was over. */
@FunctionalInterface
public interface SmsBalances {

    /** Asks every provider now, side by side: each with its answer or its reason. */
    List<BalanceResult> balances();
}
