package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.BalanceAnswer;
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

    /** Whether the balance says that messages of a class can go again. */
    boolean isLiftedBy(BalanceAnswer answer, MessageClass messageClass) {
        if (Probe.cannotTell(answer)) {
            return true;
        }
        return answer instanceof Balance balance
                && !(reason == Refusal.OUT_OF_CREDIT && balance.isEmptyFor(messageClass));
    }
}
