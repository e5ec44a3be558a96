package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import java.util.Set;

/**
 * Event: no quota is left. The provider gets no messages of these classes until its balance has recovered.
 *
 * @param balance the balance that was read
 * @param messageClasses the classes without quota; copied
 */
public record BalanceEmpty(Balance balance, Set<MessageClass> messageClasses) implements BalanceEvent {

    public BalanceEmpty {
        messageClasses = Set.copyOf(messageClasses);
    }
}
