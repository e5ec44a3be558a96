package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Event: the balance has fallen below its threshold, but is not empty. */
public final class BalanceLow extends BalanceEvent {

    private final @Nullable Instant emptyAt;

    private BalanceLow(Balance balance, Set<MessageClass> messageClasses, @Nullable Instant emptyAt) {
        super(balance, messageClasses);
        this.emptyAt = emptyAt;
    }

    /**
     * Returns an event.
     *
     * @param balance the balance that was read
     * @param messageClasses the classes with a low quota; copied
     * @param emptyAt when the first of them will be used up at the rate of the last readings; null while that is
     *     unknown
     */
    public static BalanceLow of(Balance balance, Set<MessageClass> messageClasses, @Nullable Instant emptyAt) {
        return new BalanceLow(balance, messageClasses, emptyAt);
    }

    /**
     * Returns when the first of the classes will be used up at the rate of the last readings; null while that is
     * unknown.
     */
    public @Nullable Instant emptyAt() {
        return emptyAt;
    }

    @Override
    List<@Nullable Object> state() {
        List<@Nullable Object> state = super.state();
        state.add(emptyAt);
        return state;
    }
}
