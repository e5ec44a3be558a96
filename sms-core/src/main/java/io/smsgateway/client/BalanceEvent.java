package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change of a provider's balance since the previous reading. */
public abstract sealed class BalanceEvent permits BalanceLow, BalanceEmpty, BalanceRecovered {

    private final Balance balance;
    private final Set<MessageClass> messageClasses;

    BalanceEvent(Balance balance, Set<MessageClass> messageClasses) {
        this.balance = Objects.requireNonNull(balance, "balance");
        this.messageClasses = Set.copyOf(messageClasses);
    }

    /** Returns the balance that was read. */
    public final Balance balance() {
        return balance;
    }

    /**
     * Returns the classes concerned, because vendors may keep quotas by kind of message. Never empty in events of a
     * {@link BalanceWatch}; unmodifiable.
     */
    public final Set<MessageClass> messageClasses() {
        return messageClasses;
    }

    /** Returns the provider whose balance changed. */
    public final ProviderId provider() {
        return balance.provider();
    }

    /** Returns all state, for comparison and printing. */
    List<@Nullable Object> state() {
        return new ArrayList<>(List.of(balance, messageClasses));
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // the three subclasses are final
    public final boolean equals(@Nullable Object other) {
        return other instanceof BalanceEvent event && getClass() == event.getClass() && state().equals(event.state());
    }

    @Override
    public final int hashCode() {
        return state().hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + state();
    }
}
