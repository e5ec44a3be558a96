package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import java.util.Set;

/** Event: no quota is left. The provider gets no messages of these classes until its balance has recovered. */
public final class BalanceEmpty extends BalanceEvent {

    private BalanceEmpty(Balance balance, Set<MessageClass> messageClasses) {
        super(balance, messageClasses);
    }

    /**
     * Returns an event.
     *
     * @param balance the balance that was read
     * @param messageClasses the classes without quota; copied
     */
    public static BalanceEmpty of(Balance balance, Set<MessageClass> messageClasses) {
        return new BalanceEmpty(balance, messageClasses);
    }
}
