package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import java.util.Set;

/**
 * Event: the balance recovered after it was low or empty; it recovers at 110 % of the threshold.
 *
 * @param balance the balance that was read
 * @param messageClasses the classes that have recovered; copied
 */
public record BalanceRecovered(Balance balance, Set<MessageClass> messageClasses) implements BalanceEvent {

    public BalanceRecovered {
        messageClasses = Set.copyOf(messageClasses);
    }
}
