package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Event: the balance has fallen below its threshold, but is not empty.
 *
 * @param balance the balance that was read
 * @param messageClasses the classes with a low quota; copied
 * @param emptyAt when the first of them will be used up at the rate of the last readings; null while that is unknown
 */
public record BalanceLow(
        Balance balance,
        Set<MessageClass> messageClasses,
        @Nullable Instant emptyAt) implements BalanceEvent {

    public BalanceLow {
        messageClasses = Set.copyOf(messageClasses);
    }
}
