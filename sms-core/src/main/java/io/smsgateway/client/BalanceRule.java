package io.smsgateway.client;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings for watching one provider's balance. Each wither returns a changed copy. */
public final class BalanceRule {

    /** Default rule: sends no queries and only uses the results of other queries; no warning before empty. */
    public static final BalanceRule DEFAULT = new BalanceRule(null, null);

    private final @Nullable Duration checkEvery;
    private final @Nullable BigDecimal lowBelow;

    private BalanceRule(@Nullable Duration checkEvery, @Nullable BigDecimal lowBelow) {
        this.checkEvery = checkEvery == null
                ? null
                : Ranges.within("checkEvery", checkEvery, Duration.ofSeconds(1), Duration.ofDays(1));
        this.lowBelow = lowBelow == null
                ? null
                : Ranges.within("lowBelow", lowBelow, new BigDecimal("0.000001"), new BigDecimal("1000000000000"));
    }

    /**
     * Returns a rule without a threshold.
     *
     * @param interval interval between queries, from 1 s to 24 h
     * @throws IllegalArgumentException when it is out of range
     */
    public static BalanceRule every(Duration interval) {
        return DEFAULT.withCheckEvery(Objects.requireNonNull(interval, "checkEvery"));
    }

    /** Returns the interval between queries; null where none are sent, and only the results of others are used. */
    public @Nullable Duration checkEvery() {
        return checkEvery;
    }

    /**
     * Returns the threshold of a low balance, in the unit of the quota: messages or money; null for no warning before
     * empty. A class of message is low when every quota that pays for it is below. Quotas are not added up, because no
     * vendor documents that they may be. Recovers at 110 % of the threshold (hysteresis).
     */
    public @Nullable BigDecimal lowBelow() {
        return lowBelow;
    }

    /**
     * Returns a copy with this interval of queries.
     *
     * @param interval from 1 s to 24 h; null to send none
     * @throws IllegalArgumentException when it is out of range
     */
    public BalanceRule withCheckEvery(@Nullable Duration interval) {
        return new BalanceRule(interval, lowBelow);
    }

    /**
     * Returns a copy with this threshold of a low balance.
     *
     * @param threshold from 0.000001 to 1,000,000,000,000, in messages or money; null for no warning before empty
     * @throws IllegalArgumentException when it is out of range
     */
    public BalanceRule withLowBelow(@Nullable BigDecimal threshold) {
        return new BalanceRule(checkEvery, threshold);
    }

    private List<@Nullable Object> state() {
        return Arrays.asList(checkEvery, lowBelow);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BalanceRule rule && state().equals(rule.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "BalanceRule{checkEvery=" + checkEvery + ", lowBelow=" + lowBelow + "}";
    }
}
