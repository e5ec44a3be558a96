package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import java.util.Set;

/** A change of a provider's balance since the previous reading. */
public sealed interface BalanceEvent permits BalanceLow, BalanceEmpty, BalanceRecovered {

    /** Returns the balance that was read. */
    Balance balance();

    /** Returns the classes concerned, because vendors may keep quotas by kind of message. Never empty. */
    Set<MessageClass> messageClasses();

    /** Returns the provider whose balance changed. */
    default ProviderId provider() {
        return balance().provider();
    }
}
