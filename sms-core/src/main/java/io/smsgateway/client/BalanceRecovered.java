package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import java.util.Set;

/**
 * As much is left again as is wished for and a tenth more, after it was low or empty.
 *
 * @param balance what was read
 * @param messageClasses what there is enough for again; copied
 */
public record BalanceRecovered(Balance balance, Set<MessageClass> messageClasses) implements BalanceEvent {

    public BalanceRecovered {
        messageClasses = Set.copyOf(messageClasses);
    }
}
