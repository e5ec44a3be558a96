package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Resettable;
import io.smsgateway.simulator.internal.SlidingWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many messages a number may get, 50009 beyond. The platform's own limits, off by default: 200 codes by text in 24 h, one
 * by voice in 20 s, 3 transactional messages of the same text in 10 min, 200 transactional messages in 24 h, 3 marketing
 * messages in 10 min. The customer's own limits apply as well. Safe for concurrent use.
 *
 * <p>Decided here, where the vendor's pages are silent: windows slide, only accepted messages count, and a limit counts from the
 * moment it is set. Schedules are not limited when they are submitted; what exceeds a limit when they fire is reported as 4006.
 */
public final class JsmsLimits extends Resettable {

    /** @param sameText whether only messages of one text are counted together */
    private record Rule(JsmsService service, boolean sameText, int messages, Duration window) {

        private Rule {
            if (messages < 1 || window.isNegative() || window.isZero()) {
                throw new IllegalArgumentException("a limit must allow at least 1 message in a window longer than zero,"
                        + " but is " + messages + " in " + window);
            }
        }

        List<Object> key(JsmsMessage message) {
            return List.of(this, message.mobile(), sameText ? message.content() : "");
        }
    }

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final List<Rule> OF_2018 = List.of(
            new Rule(JsmsService.TEXT_CODE, false, 200, DAY),
            new Rule(JsmsService.VOICE_CODE, false, 1, Duration.ofSeconds(20)),
            new Rule(JsmsService.NOTICE, true, 3, TEN_MINUTES),
            new Rule(JsmsService.MARKETING, false, 3, TEN_MINUTES));
    private static final List<Rule> NOTICES = List.of(new Rule(JsmsService.NOTICE, false, 200, DAY));

    private final List<Rule> own = cleared(new ArrayList<>(), List::clear);
    private final SlidingWindows accepted = cleared(new SlidingWindows(), SlidingWindows::clear);
    private final Setting<Boolean> platform = setting(false);
    private final Setting<Boolean> noticesBounded = setting(true);

    JsmsLimits() {}

    /** Sets whether the platform's limits apply. */
    public void platform(boolean on) {
        platform.set(on);
    }

    /** Sets whether these include the 200 transactional messages in 24 h, which the pages of 2018 do not have; on by default. */
    public void noticesBounded(boolean on) {
        noticesBounded.set(on);
    }

    /**
     * Adds a limit of the customer, as the console has them for one minute, one hour and 24 hours. It applies whether the
     * platform's limits do or not.
     *
     * @param messages at least 1
     */
    public synchronized void own(JsmsService service, int messages, Duration window) {
        own.add(new Rule(service, false, messages, window));
    }

    synchronized boolean allow(JsmsMessage message, Instant now) {
        return rules(message)
                .allMatch(rule -> accepted.hasRoom(rule.key(message), rule.messages(), rule.window(), now));
    }

    synchronized void count(JsmsMessage message, Instant now) {
        rules(message).forEach(rule -> accepted.count(rule.key(message), now));
    }

    private Stream<Rule> rules(JsmsMessage message) {
        List<Rule> rules = new ArrayList<>(own);
        rules.addAll(platform.get() ? OF_2018 : List.of());
        rules.addAll(platform.get() && noticesBounded.get() ? NOTICES : List.of());
        return rules.stream().filter(rule -> rule.service() == message.service());
    }
}
