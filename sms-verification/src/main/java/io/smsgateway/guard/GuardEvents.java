package io.smsgateway.guard;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and the listener what the guard finds. */
final class GuardEvents {

    private static final Logger LOG = LoggerFactory.getLogger(SmsGuard.class);
    private static final BigDecimal NEAR = new BigDecimal("0.8");

    private final GuardPolicy policy;
    private final GuardListener listener;

    GuardEvents(GuardPolicy policy, GuardListener listener) {
        this.policy = policy;
        this.listener = listener;
    }

    /** Tells all violations, and returns the first that refuses the message; null where none does. */
    @Nullable
    Violation refusing(List<Violation> violations, Subject subject) {
        Violation first = null;
        for (Violation violation : violations) {
            boolean dryRun = isReportedOnly(violation.rule());
            tell(to -> to.refused(violation.rule(), subject.country(), dryRun));
            first = first == null && !dryRun ? violation : first;
        }
        return first;
    }

    private boolean isReportedOnly(GuardRule rule) {
        return policy.dryRun().contains(rule)
                || (rule == GuardRule.CONVERSION && !policy.conversion().isBlocking());
    }

    void conversionLow(PrefixBlock block, PrefixTraffic.Rate rate) {
        boolean blocking = !isReportedOnly(GuardRule.CONVERSION);
        LOG.warn(
                "Only {} of {} codes of the prefix {} were verified; {} until {}",
                rate.verified(),
                rate.sent(),
                block.prefix(),
                blocking ? "blocked" : "not reported again",
                block.until());
        tell(to -> to.conversionLow(block, rate.sent(), rate.verified(), blocking));
    }

    /** Warns once in a window, by the message that passes four fifths of the cap. */
    void spent(Subject subject, Send send, Counts counts) {
        spent(Duration.ofHours(1), policy.spend().perHour(), Layout.SPENT, Slots.SHORT, subject, send, counts);
        spent(Duration.ofDays(1), policy.spend().perDay(), Layout.SPENT_DAYS, Slots.DAY, subject, send, counts);
    }

    private void spent(
            Duration window,
            @Nullable BigDecimal cap,
            String id,
            Slots slots,
            Subject subject,
            Send send,
            Counts counts) {
        if (cap == null) {
            return;
        }
        long line = SpendPolicy.millionths(cap.multiply(NEAR));
        long before = new Limiting.Window(id, slots, 0, 0).used(counts, slots.of(send.at()));
        if (before < line && before + subject.cost() >= line) {
            BigDecimal amount = SpendPolicy.amount(before + subject.cost());
            LOG.warn("Guarded messages of {} cost {}; the cap is {}", window, amount, cap);
            tell(to -> to.spendNearCap(window, amount, cap));
        }
    }

    void storeFailed(String what, RuntimeException failure) {
        LOG.warn(
                "The store of the guard failed to {} ({}); {} until it works",
                what,
                failure.getClass().getName(),
                policy.stopsWithoutStore() ? "messages are refused" : "this machine counts alone");
        tell(to -> to.storeFailed(failure));
    }

    private void tell(Consumer<GuardListener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException bug) {
            LOG.warn("A listener of the guard threw {}", bug.getClass().getName());
        }
    }
}
