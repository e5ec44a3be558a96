package io.smsgateway.client;

import com.google.common.collect.Range;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one provider's balance is watched.
 *
 * @param checkEvery how often the provider is asked at most; from a second to a day. Null to ask nothing, and only look at
 *     what it told when somebody else asked
 * @param lowBelow a class of message is low when every quota that pays for it is below this, in the unit of the quota:
 *     messages or money. Quotas are not added up, for no vendor says that they may be. It has recovered with a tenth
 *     more, so that refunds don't make it waver. Above 0; null for no warning before empty
 */
public record BalanceRule(
        @Nullable Duration checkEvery, @Nullable BigDecimal lowBelow) {

    public BalanceRule {
        if (checkEvery != null
                && !Range.closed(Duration.ofSeconds(1), Duration.ofDays(1)).contains(checkEvery)) {
            throw new IllegalArgumentException(
                    "a balance is checked every second to every day, not every " + checkEvery);
        }
        if (lowBelow != null && lowBelow.signum() <= 0) {
            throw new IllegalArgumentException(
                    "a balance is low below a number above 0, not " + lowBelow + "; leave it out for no warning");
        }
    }
}
