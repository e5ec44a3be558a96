package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.BalanceResult;
import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import java.time.Instant;

/**
 * Why a provider is left alone.
 *
 * @param reason what it refused with
 * @param since when
 */
record Suspension(Refusal reason, Instant since) {

    /** Whether the balance says that messages of a class can go again; a balance that nobody can read lets them try. */
    boolean isLiftedBy(BalanceResult answer, MessageClass messageClass) {
        if (reason == Refusal.HELD_BACK) {
            return false;
        }
        if (answer instanceof Balance balance) {
            return !(reason == Refusal.OUT_OF_CREDIT && balance.isEmptyFor(messageClass));
        }
        return Probe.sign(answer) == Probe.Health.NONE;
    }
}
