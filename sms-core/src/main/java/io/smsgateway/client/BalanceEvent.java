package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import java.util.Set;

/** What became of a provider's balance since it was read before. */
public sealed interface BalanceEvent permits BalanceLow, BalanceEmpty, BalanceRecovered {

    /** What was read. */
    Balance balance();

    /** The classes of message that it concerns; a vendor may keep quotas by kind. Never empty. */
    Set<MessageClass> messageClasses();

    default ProviderId provider() {
        return balance().provider();
    }
}
