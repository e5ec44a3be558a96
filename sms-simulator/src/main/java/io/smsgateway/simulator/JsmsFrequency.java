package io.smsgateway.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * JSMS's platform limits per number: 200 verification codes in 24 h, 3 notices of the same text in 10 min, 3 marketing
 * messages in 10 min. Decided here: windows slide, and only accepted messages count.
 */
final class JsmsFrequency {

    private record Key(JsmsTemplate.Kind kind, String number, String content) {}

    private record Limit(int messages, Duration window) {}

    private final Map<Key, Deque<Instant>> accepted = new HashMap<>();

    boolean allows(JsmsTemplate.Kind kind, String number, String content, Instant now) {
        Limit limit = limit(kind);
        Deque<Instant> times = times(kind, number, content);
        while (!times.isEmpty() && !times.getFirst().plus(limit.window()).isAfter(now)) {
            times.removeFirst();
        }
        return times.size() < limit.messages();
    }

    void accept(JsmsTemplate.Kind kind, String number, String content, Instant now) {
        times(kind, number, content).addLast(now);
    }

    private Deque<Instant> times(JsmsTemplate.Kind kind, String number, String content) {
        String counted = kind == JsmsTemplate.Kind.NOTIFICATION ? content : "";
        return accepted.computeIfAbsent(new Key(kind, number, counted), key -> new ArrayDeque<>());
    }

    private static Limit limit(JsmsTemplate.Kind kind) {
        return switch (kind) {
            case VERIFICATION -> new Limit(200, Duration.ofHours(24));
            case NOTIFICATION, MARKETING -> new Limit(3, Duration.ofMinutes(10));
        };
    }
}
