package io.smsgateway.springboot.observation;

/** Hears of every look at the balances. Keeps Micrometer, which need not be there, out of who looks. */
@FunctionalInterface
interface BalanceCheckListener {

    void looked();
}
