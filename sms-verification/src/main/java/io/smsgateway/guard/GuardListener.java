package io.smsgateway.guard;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Listener to a guard, for metrics and alerts. Methods are called on the sending thread and must be quick; what they throw is
 * logged and changes nothing. No method gets a number. Methods may be added, with a default.
 */
public interface GuardListener {

    /** Does nothing. */
    GuardListener NONE = new GuardListener() {};

    /**
     * Takes notice that a rule does not permit a message.
     *
     * @param country of the number, two letters such as {@code CN}; {@code ZZ} where it is not known
     * @param dryRun whether the rule only reports, so that the message is sent unless another rule refuses it
     */
    default void refused(GuardRule rule, String country, boolean dryRun) {}

    /**
     * Takes notice that four fifths of a cap on money are spent.
     *
     * @param window an hour or a day
     */
    default void spendNearCap(Duration window, BigDecimal spent, BigDecimal cap) {}

    /**
     * Takes notice that too few codes of a prefix are verified.
     *
     * @param block until when it is blocked, or is not reported again where the policy only reports
     * @param sent messages that were judged
     * @param verified codes of them that were verified
     * @param blocking whether the prefix is blocked
     */
    default void conversionLow(PrefixBlock block, long sent, long verified, boolean blocking) {}

    /** Takes notice that the store failed; the guard counts on this machine alone, or refuses, until it works again. */
    default void storeFailed(RuntimeException failure) {}
}
