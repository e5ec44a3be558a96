package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Records that wait to be fetched: each is handed out once, at most 500 at a time, earliest first. Decided here: a refused request
 * does not count for the interval of 5 s; what is handed out is gone, even if the response is lost.
 */
final class JsmsMailbox {

    private record Waiting(Instant from, long order, ObjectNode content) {}

    private static final int MAX_RECORDS = 500;
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(5);

    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiting::from).thenComparingLong(Waiting::order));
    private long added;
    private @Nullable Instant fetched;

    /** Adds a record that can be fetched from this moment on. */
    synchronized void add(Instant from, ObjectNode content) {
        waiting.add(new Waiting(from, added++, content));
    }

    synchronized JsonNode handOut(Instant now, Duration retention) throws JsmsRefusal {
        JsmsError.OUT_OF_FREQUENCY.refuseIf(
                fetched != null && !now.isBefore(fetched) && now.isBefore(fetched.plus(MIN_INTERVAL)));
        fetched = now;
        drop(now.minus(retention));
        ArrayNode page = Json.array();
        while (page.size() < MAX_RECORDS
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
        fetched = null;
    }
}
