package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records that wait to be fetched: each handed out once, at most 500 at a time, earliest first. Decided here: only a call that
 * was answered counts for the pace of one in 5 s; what is handed out is gone, even if the answer is lost on its way.
 */
final class JsmsMailbox {

    private record Waiting(Instant from, long order, ObjectNode content) {}

    private static final int MOST = 500;
    private static final Duration PACE = Duration.ofSeconds(5);

    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiting::from).thenComparingLong(Waiting::order));
    private long added;
    private @Nullable Instant asked;

    /** Keeps a record that can be fetched from this moment on. */
    synchronized void add(Instant from, ObjectNode content) {
        waiting.add(new Waiting(from, added++, content));
    }

    synchronized JsonNode handOut(Instant now, Duration retention) throws JsmsRefusal {
        if (asked != null && !now.isBefore(asked) && now.isBefore(asked.plus(PACE))) {
            throw new JsmsRefusal(JsmsError.OUT_OF_FREQUENCY);
        }
        asked = now;
        drop(now.minus(retention));
        ArrayNode page = Json.array();
        while (page.size() < MOST
                && waiting.peek() != null
                && !waiting.element().from().isAfter(now)) {
            page.add(waiting.remove().content());
        }
        return page;
    }

    private void drop(Instant upTo) {
        while (waiting.peek() != null && !waiting.element().from().isAfter(upTo)) {
            waiting.remove();
        }
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized void clear() {
        waiting.clear();
        asked = null;
    }
}
