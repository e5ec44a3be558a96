package io.smsgateway.guard;

import io.smsgateway.guard.Send.Log;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules that compare counts with fixed limits: those of a number, an address and a tenant, and the caps on money. */
final class Limiting {

    private final GuardPolicy policy;

    Limiting(GuardPolicy policy) {
        this.policy = policy;
    }

    /** Returns what is wrong with the country or the kind of line, which needs no counts. */
    List<Violation> ofNumber(Subject subject) {
        List<Violation> found = new ArrayList<>();
        if (!policy.countries().isEmpty() && !policy.countries().contains(subject.country())) {
            found.add(new Violation(
                    GuardRule.COUNTRY, "the country " + subject.country() + " is not among those allowed", null));
        }
        if (!policy.numberTypes().contains(subject.type())) {
            found.add(new Violation(
                    GuardRule.NUMBER_TYPE, "numbers of the type " + subject.type() + " are not allowed", null));
        }
        return found;
    }

    /** Returns the limits of the logs that do not permit the message. */
    List<Violation> ofLogs(Send send, Counts counts) {
        List<Violation> found = new ArrayList<>();
        boolean explained = counts.isCounted();
        for (int i = 0; i < send.logs().size(); i++) {
            Log log = send.logs().get(i);
            long wait = EventLog.wait(counts.events(i), log.limits(), send.at());
            if (wait > 0) {
                found.add(log(log, wait));
                explained |= log.enforced();
            }
        }
        if (!explained) {
            // another message at the same moment was logged between the decision and the reading of the logs
            send.logs().stream()
                    .filter(Log::enforced)
                    .findFirst()
                    .ifPresent(log -> found.add(log(log, EventLog.MINUTE)));
        }
        return found;
    }

    private static Violation log(Log log, long wait) {
        boolean ofNumber = log.id().startsWith("n:");
        return Violation.of(
                ofNumber ? GuardRule.NUMBER : GuardRule.ADDRESS,
                (ofNumber ? "the number" : "the client's address") + " has reached its limit of " + log.limits(),
                wait);
    }

    /** Returns the limits of the tenant that do not permit the message. */
    List<Violation> ofTenant(Subject subject, Send send, Counts counts) {
        List<Violation> found = new ArrayList<>();
        SendLimits limits = policy.tenantLimits();
        if (subject.tenant() != null) {
            addWindow(
                    found,
                    new Window(Layout.tenant(subject.tenant()), Slots.SHORT, limits.perHour(), 1),
                    GuardRule.TENANT,
                    "the tenant has reached its limit of " + limits,
                    send.at(),
                    counts);
            addWindow(
                    found,
                    new Window(Layout.tenantDays(subject.tenant()), Slots.DAY, limits.perDay(), 1),
                    GuardRule.TENANT,
                    "the tenant has reached its limit of " + limits,
                    send.at(),
                    counts);
        }
        return found;
    }

    /** Returns the caps on money that do not permit the message. */
    List<Violation> ofMoney(Subject subject, Send send, Counts counts) {
        List<Violation> found = new ArrayList<>();
        SpendPolicy spend = policy.spend();
        addWindow(
                found,
                new Window(Layout.SPENT, Slots.SHORT, millionths(spend.perHour()), subject.cost()),
                GuardRule.SPEND,
                "the cap of " + spend.perHour() + " an hour is reached",
                send.at(),
                counts);
        addWindow(
                found,
                new Window(Layout.SPENT_DAYS, Slots.DAY, millionths(spend.perDay()), subject.cost()),
                GuardRule.SPEND,
                "the cap of " + spend.perDay() + " a day is reached",
                send.at(),
                counts);
        return found;
    }

    static long millionths(@Nullable BigDecimal amount) {
        return amount == null ? 0 : SpendPolicy.millionths(amount);
    }

    /**
     * An hour or a day of a counter.
     *
     * @param limit 0 for none
     * @param next by how much the message grows it
     */
    record Window(String id, Slots slots, long limit, long next) {

        /** Returns the slots of the window before the current one. */
        int before() {
            return slots == Slots.SHORT ? Slots.HOUR - 1 : 0;
        }

        long used(Counts counts, long slot) {
            return counts.used(id, slot - before(), slot);
        }

        /** Returns after how many milliseconds the message fits; 0 for now. A message above the limit never fits. */
        long wait(Counts counts, long now) {
            long slot = slots.of(now);
            if (limit == 0 || used(counts, slot) + next <= limit) {
                return 0;
            }
            long later = slot;
            do {
                later++;
            } while (later <= slot + before() && counts.used(id, later - before(), slot) + next > limit);
            return slots.begin(later) - now;
        }
    }

    private static void addWindow(
            List<Violation> found, Window window, GuardRule rule, String detail, long now, Counts counts) {
        long wait = window.wait(counts, now);
        if (wait > 0) {
            found.add(Violation.of(rule, detail, wait));
        }
    }
}
