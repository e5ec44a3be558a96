package io.smsgateway;

/**
 * Reads the balance of one account. Safe for many threads; blocks until the vendor responds or a timeout ends the
 * request.
 */
public interface BalanceService {

    /**
     * Requests the balance from the vendor now; nothing is cached.
     *
     * @throws BalanceUnavailableException when the balance cannot be read, with the reason
     */
    Balance balance();
}
