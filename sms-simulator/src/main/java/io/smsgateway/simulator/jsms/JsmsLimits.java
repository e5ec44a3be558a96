package io.smsgateway.simulator.jsms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many messages one number may get, 50009 beyond. The platform's own limits, off by default: 200 codes by text in 24 h,
 * one by voice in 20 s, 3 notices of the same text in 10 min, 200 notices in 24 h, 3 marketing messages in 10 min. Beside
 * them the customer's own. Safe for any number of threads.
 *
 * <p>Decided here, where the vendor's pages are silent: windows slide, only accepted messages count, and a limit counts from the
 * moment it is set. Schedules are not limited when they are handed in; what is too much when they fire ends as report 4006.
 */
public final class JsmsLimits {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private static final List<JsmsFrequency.Rule> OF_2018 = List.of(
            new JsmsFrequency.Rule(JsmsService.TEXT_CODE, false, 200, DAY),
            new JsmsFrequency.Rule(JsmsService.VOICE_CODE, false, 1, Duration.ofSeconds(20)),
            new JsmsFrequency.Rule(JsmsService.NOTICE, true, 3, TEN_MINUTES),
            new JsmsFrequency.Rule(JsmsService.MARKETING, false, 3, TEN_MINUTES));
    private static final JsmsFrequency.Rule NOTICES = new JsmsFrequency.Rule(JsmsService.NOTICE, false, 200, DAY);

    private final List<JsmsFrequency.Rule> own = new ArrayList<>();
    private JsmsFrequency frequency = new JsmsFrequency();
    private boolean platform;
    private boolean noticesBounded = true;

    JsmsLimits() {}

    synchronized void reset() {
        own.clear();
        frequency = new JsmsFrequency();
        platform = false;
        noticesBounded = true;
    }

    /** Whether the platform's limits hold. */
    public synchronized void platform(boolean on) {
        platform = on;
    }

    /** Whether the platform's include the 200 notices of any text in 24 h, which the pages of 2018 do not know; on by default. */
    public synchronized void noticesBounded(boolean on) {
        noticesBounded = on;
    }

    /**
     * Adds a limit of the customer's own, as the console offers them for one minute, one hour and 24 hours. It holds whether
     * the platform's do or not.
     *
     * @param messages at least 1
     */
    public synchronized void own(JsmsService service, int messages, Duration window) {
        own.add(new JsmsFrequency.Rule(service, false, messages, window));
    }

    synchronized boolean allow(JsmsService service, String number, String content, Instant now) {
        return frequency.allows(rules(service), number, content, now);
    }

    synchronized void count(JsmsService service, String number, String content, Instant now) {
        frequency.accept(rules(service), number, content, now);
    }

    private List<JsmsFrequency.Rule> rules(JsmsService service) {
        Stream<JsmsFrequency.Rule> rules = platform ? OF_2018.stream() : Stream.empty();
        Stream<JsmsFrequency.Rule> later = platform && noticesBounded ? Stream.of(NOTICES) : Stream.empty();
        return Stream.concat(Stream.concat(rules, later), own.stream())
                .filter(rule -> rule.service() == service)
                .toList();
    }
}
