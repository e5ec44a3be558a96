package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something is left, but less than is wished for.
 *
 * @param balance what was read
 * @param messageClasses what it is low for; copied
 * @param emptyAt when it is used up for the first of them at the pace of the last readings; null while that is unknown
 */
public record BalanceLow(
        Balance balance,
        Set<MessageClass> messageClasses,
        @Nullable Instant emptyAt) implements BalanceEvent {

    public BalanceLow {
        messageClasses = Set.copyOf(messageClasses);
    }
}
