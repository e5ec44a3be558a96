package io.smsgateway.outbox;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import java.time.Duration;

/** What follows a refusal. */
final class Refusals {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private Refusals() {}

    static Refused expired() {
        return new Refused(ProviderId.NONE, Refusal.EXPIRED, "not sent while it was worth sending");
    }

    /** Returns whether the refusal is about the moment or the account, not about the message. */
    static boolean isWorthAnotherTry(Refused refused) {
        Refusal reason = refused.reason();
        return reason.isByLibrary()
                || reason.suspends()
                || reason.countsAgainstHealth()
                || reason == Refusal.EXPIRED
                || reason == Refusal.CLOCK_SKEW
                || refused.remedy() == Remedy.RETRY;
    }

    /** Returns how long a message waits that was refused, by the number of its tries before. */
    static Duration pause(int tries, Refused refused) {
        Duration wished = refused.retryAfter();
        if (wished != null) {
            return wished;
        }
        if (refused.reason() == Refusal.CANCELLED || refused.reason() == Refusal.CLOSED) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 6));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
