package io.smsgateway.simulator.jsms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When each number was sent what a rule counts. */
final class JsmsFrequency {

    /** @param sameText whether only messages of one text are counted together */
    record Rule(JsmsService service, boolean sameText, int messages, Duration window) {
        Rule {
            if (messages < 1 || window.isNegative() || window.isZero()) {
                throw new IllegalArgumentException("a limit is at least 1 message in a window longer than nothing, not "
                        + messages + " in " + window);
            }
        }
    }

    private record Key(Rule rule, String number, String content) {}

    private final Map<Key, Deque<Instant>> accepted = new HashMap<>();

    boolean allows(List<Rule> rules, String number, String content, Instant now) {
        return rules.stream().allMatch(rule -> allows(rule, number, content, now));
    }

    private boolean allows(Rule rule, String number, String content, Instant now) {
        Deque<Instant> times = times(rule, number, content);
        while (!times.isEmpty() && !times.getFirst().plus(rule.window()).isAfter(now)) {
            times.removeFirst();
        }
        return times.size() < rule.messages();
    }

    void accept(List<Rule> rules, String number, String content, Instant now) {
        rules.forEach(rule -> times(rule, number, content).addLast(now));
    }

    private Deque<Instant> times(Rule rule, String number, String content) {
        return accepted.computeIfAbsent(
                new Key(rule, number, rule.sameText() ? content : ""), key -> new ArrayDeque<>());
    }
}
