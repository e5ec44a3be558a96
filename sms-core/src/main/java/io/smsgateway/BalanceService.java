package io.smsgateway;

/** Tells what is left on one account. Safe for many threads; blocks until the vendor answers or a time-out ends it. */
public interface BalanceService {

    /**
     * Asks the vendor now; nothing is cached.
     *
     * @throws BalanceUnavailableException when there is no answer, with the reason
     */
    Balance balance();
}
