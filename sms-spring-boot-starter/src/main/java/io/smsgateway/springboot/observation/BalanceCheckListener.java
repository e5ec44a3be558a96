package io.smsgateway.springboot.observation;

/** Listener to balance checks. Keeps the optional Micrometer out of the code that checks. */
@FunctionalInterface
interface BalanceCheckListener {

    void checked();
}
