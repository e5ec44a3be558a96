package io.smsgateway.guard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A rule that does not permit a message.
 *
 * @param detail in words, without number, address and tenant
 * @param retryAfter after how long the rule permits it; null where waiting does not help
 */
record Violation(GuardRule rule, String detail, @Nullable Duration retryAfter) {

    static Violation of(GuardRule rule, String detail, long waitMillis) {
        return new Violation(rule, detail, Duration.ofMillis(Math.max(1, waitMillis)));
    }
}
