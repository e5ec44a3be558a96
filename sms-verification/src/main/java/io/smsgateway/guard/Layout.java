package io.smsgateway.guard;

import io.smsgateway.guard.Send.Counter;
import io.smsgateway.guard.Send.Log;
import java.util.ArrayList;
import java.util.List;

/** Names of the counters, and which of them a message needs. */
final class Layout {

    static final String ALL = "a";
    static final String ALL_DAYS = "A";
    static final String SPENT = "s";
    static final String SPENT_DAYS = "S";

    /** Slots before the current one in which a rate is judged: those that began more than ten minutes ago, for an hour. */
    static final int JUDGED = Slots.HOUR + 1;

    static final int WEEK = 7;

    private final GuardPolicy policy;

    Layout(GuardPolicy policy) {
        this.policy = policy;
    }

    static String number(String hash) {
        return "n:" + hash;
    }

    static String prefix(String prefix) {
        return "p:" + prefix;
    }

    static String prefixDays(String prefix) {
        return "P:" + prefix;
    }

    static String tenant(String hash) {
        return "t:" + hash;
    }

    static String tenantDays(String hash) {
        return "T:" + hash;
    }

    Send send(Subject subject, long now) {
        List<Log> logs = new ArrayList<>();
        addLog(logs, GuardRule.NUMBER, number(subject.number()), policy.numberLimits());
        if (subject.address() != null) {
            addLog(logs, GuardRule.ADDRESS, "i:" + subject.address(), policy.addressLimits());
        }
        List<Counter> counters = new ArrayList<>();
        counters.add(shorts(prefix(subject.prefix()), now, JUDGED, 1));
        counters.add(days(prefixDays(subject.prefix()), now, WEEK, 0));
        counters.add(shorts(ALL, now, JUDGED, 1));
        counters.add(days(ALL_DAYS, now, WEEK, 1));
        if (subject.tenant() != null && !policy.tenantLimits().isNone()) {
            counters.add(shorts(tenant(subject.tenant()), now, Slots.HOUR - 1, 1));
            counters.add(days(tenantDays(subject.tenant()), now, 0, 1));
        }
        if (policy.spend().isCapped()) {
            counters.add(shorts(SPENT, now, Slots.HOUR - 1, subject.cost()));
            counters.add(days(SPENT_DAYS, now, 0, subject.cost()));
        }
        return new Send(now, List.copyOf(logs), List.copyOf(counters), subject.prefix());
    }

    private void addLog(List<Log> logs, GuardRule rule, String id, SendLimits limits) {
        if (!limits.isNone()) {
            logs.add(new Log(id, limits, !policy.dryRun().contains(rule)));
        }
    }

    /** Returns the counters of a code that was sent then and is verified now. */
    static List<Counter> verified(String prefix, long sentAt, long now) {
        return List.of(
                shorts(prefix(prefix), sentAt, 0, 0),
                days(prefixDays(prefix), now, 0, 0),
                shorts(ALL, sentAt, 0, 0),
                days(ALL_DAYS, now, 0, 0));
    }

    private static Counter shorts(String id, long at, int before, long add) {
        return counter(id, Slots.SHORT, at, before, add);
    }

    private static Counter days(String id, long at, int before, long add) {
        return counter(id, Slots.DAY, at, before, add);
    }

    private static Counter counter(String id, Slots slots, long at, int before, long add) {
        long slot = slots.of(at);
        return new Counter(id, slots, slot, slot - before, add);
    }
}
