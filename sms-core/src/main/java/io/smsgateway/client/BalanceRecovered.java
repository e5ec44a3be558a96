package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import java.util.Set;

/** Event: the balance recovered after it was low or empty; it recovers at 110 % of the threshold. */
public final class BalanceRecovered extends BalanceEvent {

    private BalanceRecovered(Balance balance, Set<MessageClass> messageClasses) {
        super(balance, messageClasses);
    }

    /**
     * Returns an event.
     *
     * @param balance the balance that was read
     * @param messageClasses the classes that have recovered; copied
     */
    public static BalanceRecovered of(Balance balance, Set<MessageClass> messageClasses) {
        return new BalanceRecovered(balance, messageClasses);
    }
}
