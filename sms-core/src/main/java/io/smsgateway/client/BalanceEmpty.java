package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import java.util.Set;

/**
 * Nothing is left; the provider gets no more messages of these classes until its balance says otherwise.
 *
 * @param balance what was read
 * @param messageClasses what nothing is left for; copied
 */
public record BalanceEmpty(Balance balance, Set<MessageClass> messageClasses) implements BalanceEvent {

    public BalanceEmpty {
        messageClasses = Set.copyOf(messageClasses);
    }
}
