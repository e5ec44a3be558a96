package io.smsgateway.client;

import com.google.common.collect.Range;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings for watching one provider's balance.
 *
 * @param checkEvery interval between queries, from a second to a day; null to send no queries, and only use the results
 *     of other queries
 * @param lowBelow threshold of a low balance, in the unit of the quota: messages or money. A class of message is low
 *     when every quota that pays for it is below. Quotas are not added up, because no vendor documents that they may
 *     be. Recovers at 110 % of the threshold (hysteresis). Above 0; null for no warning before empty
 */
public record BalanceRule(
        @Nullable Duration checkEvery, @Nullable BigDecimal lowBelow) {

    public BalanceRule {
        if (checkEvery != null
                && !Range.closed(Duration.ofSeconds(1), Duration.ofDays(1)).contains(checkEvery)) {
            throw new IllegalArgumentException(
                    "the interval of balance checks must be from 1 s to 1 day, not " + checkEvery);
        }
        if (lowBelow != null && lowBelow.signum() <= 0) {
            throw new IllegalArgumentException("the low-balance threshold must be above 0, not " + lowBelow
                    + "; leave it out to disable the warning");
        }
    }
}
