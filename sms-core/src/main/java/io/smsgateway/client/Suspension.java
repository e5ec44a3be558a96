package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.BalanceResult;
import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import java.time.Instant;

/**
 * Suspension of a provider.
 *
 * @param reason why it is suspended
 * @param since since when
 */
record Suspension(Refusal reason, Instant since) {

    /**
     * Returns whether messages of a class can be sent again according to a balance query; a balance that cannot be read
     * allows a try.
     */
    boolean isLiftedBy(BalanceResult result, MessageClass messageClass) {
        if (reason == Refusal.SUSPENDED) {
            return false;
        }
        if (result instanceof Balance balance) {
            return !(reason == Refusal.OUT_OF_CREDIT && balance.isEmptyFor(messageClass));
        }
        return Probe.health(result) == Probe.Health.UNKNOWN;
    }
}
