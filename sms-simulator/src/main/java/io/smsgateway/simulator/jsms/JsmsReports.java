package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.AcceptedMessages;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Resettable;
import io.smsgateway.simulator.internal.Tasks;
import io.smsgateway.simulator.internal.VendorRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The delivery reports of the simulated JSMS. Each accepted message gets one, by default at once and with state 4001. When
 * {@link JsmsCallbacks} has a URL as the message is accepted, the report is pushed there; otherwise it waits for
 * {@code GET /v1/report}. The same goes for replies and {@code GET /v1/reply}. Safe for concurrent use.
 *
 * <p>Decided here, where the vendor's pages are silent: while a kind has a URL, fetching it is 403/50008; fetching again
 * within 5 s is 403/50009, and a refused request does not count; without new records the response is {@code []}. While the
 * ledger {@linkplain io.smsgateway.simulator.Ledger#countOnly counts only}, no report is kept for fetching.
 */
public final class JsmsReports extends Resettable {

    /** How reports write {@code msgId}. */
    public enum Ids {
        /** As text, whatever its type in the response to the send. */
        TEXT,
        /** As a JSON number, when the id is one. */
        NUMBER
    }

    /** How reports and replies write {@code receiveTime} and {@code replyTime}. */
    public enum Times {
        /** Milliseconds since 1970, as a number. */
        MILLIS,
        /** {@code 2026-03-01 12:00:00}, in China's time. */
        TEXT,
        /** {@code Sun Mar 01 12:00:00 CST 2026}, in China's time. */
        JAVA_DATE
    }

    /** The state of a delivered message. */
    static final int DELIVERED = 4001;

    /** The state of a message that no quota covered, after it was accepted. */
    static final int NO_QUOTA = 4005;

    /** The state of a message that was over the limits of its number, after it was accepted. */
    static final int TOO_OFTEN = 4006;

    /** The latest report of a message. */
    record Reported(int status, Instant due) {}

    private final Map<String, Reported> reported = cleared(new ConcurrentHashMap<>(), Map::clear);
    private final Map<String, Integer> states = cleared(new ConcurrentHashMap<>(), Map::clear);
    private final JsmsMailbox reports = cleared(new JsmsMailbox(), JsmsMailbox::clear);
    private final JsmsMailbox replies = cleared(new JsmsMailbox(), JsmsMailbox::clear);
    private final Tasks tasks;
    private final AcceptedMessages ledger;
    private final JsmsEvents events;
    private final JsmsCallbacks callbacks;
    private final Setting<Integer> defaultState = setting(DELIVERED);
    private final Setting<Duration> delay = setting(Duration.ZERO);
    private final Setting<Duration> retention = setting(Duration.ofDays(3));
    private final Setting<Boolean> refusedWithCallback = setting(true);

    JsmsReports(Tasks tasks, AcceptedMessages ledger, JsmsEvents events, JsmsCallbacks callbacks) {
        this.tasks = tasks;
        this.ledger = ledger;
        this.events = events;
        this.callbacks = callbacks;
    }

    /** Sets the state, such as 4003, of messages accepted later to numbers without a state of their own. */
    public void state(int status) {
        defaultState.set(status);
    }

    /** Sets the state of messages accepted later to this number. */
    public void state(String number, int status) {
        states.put(number, status);
    }

    /** Sets the delay between acceptance and report, in simulated time; none by default. */
    public void after(Duration wait) {
        delay.set(wait);
    }

    /** Sets how long reports and replies can be fetched; 3 days by default, 7 in other sources. */
    public void retention(Duration time) {
        retention.set(time);
    }

    /** Sets whether fetching is refused while a callback has a URL; on by default. When off, the response is empty. */
    public void refusedWithCallback(boolean on) {
        refusedWithCallback.set(on);
    }

    /** Sets how reports write {@code msgId}; as text by default. */
    public void ids(Ids format) {
        events.ids.set(format);
    }

    /** Sets how reports and replies write times; as milliseconds by default. */
    public void times(Times format) {
        events.times.set(format);
    }

    /** Returns the number of reports that were not fetched yet, including those not due. */
    public int waiting() {
        return reports.size();
    }

    /** @param state what happened; for {@link #DELIVERED} the configured state is reported */
    void accepted(LedgerEntry entry, int state) {
        if (ledger.countsOnly() && callbacks.url(JsmsCallbacks.Kind.REPORT).isEmpty()) {
            return;
        }
        Instant due = tasks.now().plus(delay.get());
        int status = state == DELIVERED ? states.getOrDefault(entry.number(), defaultState.get()) : state;
        report(entry, status, due);
    }

    /** Reports a message once more, now. */
    void report(LedgerEntry entry, int status) {
        report(entry, status, tasks.now());
    }

    private void report(LedgerEntry entry, int status, Instant due) {
        if (!ledger.countsOnly()) {
            reported.put(entry.id(), new Reported(status, due));
        }
        ObjectNode report = events.report(entry.id(), entry.number(), due, status);
        if (callbacks.url(JsmsCallbacks.Kind.REPORT).isPresent()) {
            callbacks.pushReport(report, due);
        } else {
            reports.add(due, report);
        }
    }

    Optional<Reported> reported(String id) {
        return Optional.ofNullable(reported.get(id));
    }

    /** Returns the time of the reply. */
    Instant replied(String number, String content) {
        Instant now = tasks.now();
        ObjectNode reply = events.reply(number, now, content);
        if (callbacks.url(JsmsCallbacks.Kind.REPLY).isPresent()) {
            callbacks.push(JsmsCallbacks.Kind.REPLY, reply, now);
        } else {
            replies.add(now, reply);
        }
        return now;
    }

    JsonNode fetchReports(VendorRequest request) throws JsmsRefusal {
        return fetch(request, JsmsCallbacks.Kind.REPORT, reports);
    }

    JsonNode fetchReplies(VendorRequest request) throws JsmsRefusal {
        return fetch(request, JsmsCallbacks.Kind.REPLY, replies);
    }

    private JsonNode fetch(VendorRequest request, JsmsCallbacks.Kind kind, JsmsMailbox mailbox) throws JsmsRefusal {
        if (callbacks.url(kind).isEmpty()) {
            return mailbox.handOut(request.now(), retention.get());
        }
        JsmsError.NOT_OPENED.refuseIf(refusedWithCallback.get());
        return Json.array();
    }
}
