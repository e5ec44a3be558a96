package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.AcceptedMessages;
import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of messages after JSMS has accepted them: each gets one delivery report, by default at once and with state 4001.
 * Where {@link JsmsCallbacks} has a URL when the message is accepted, the report is pushed there; otherwise it waits for
 * {@code GET /v1/report}. The same goes for replies and {@code GET /v1/reply}. Safe for any number of threads.
 *
 * <p>Decided here, where the vendor's pages are silent: while a kind has a URL, fetching it is 403/50008; fetching again
 * within 5 s is 403/50009, and a refused call does not count; nothing new is {@code []}. While the ledger
 * {@linkplain io.smsgateway.simulator.Ledger#countOnly counts only}, no report is kept for fetching.
 */
public final class JsmsReports {

    /** How reports write {@code msgId}. */
    public enum Ids {
        /** As text, whatever the type in the answer to the send was. */
        TEXT,
        /** As a JSON number, where the id is one. */
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

    private static final Duration RETENTION = Duration.ofDays(3);

    private final Map<String, Integer> states = new ConcurrentHashMap<>();
    private final JsmsMailbox reports = new JsmsMailbox();
    private final JsmsMailbox replies = new JsmsMailbox();
    private final Tasks tasks;
    private final AcceptedMessages ledger;
    private final JsmsRecords records;
    private final JsmsCallbacks callbacks;
    private volatile int usual = JsmsListener.DELIVERED;
    private volatile Duration delay = Duration.ZERO;
    private volatile Duration retention = RETENTION;
    private volatile boolean refused = true;

    JsmsReports(Tasks tasks, AcceptedMessages ledger, JsmsRecords records, JsmsCallbacks callbacks) {
        this.tasks = tasks;
        this.ledger = ledger;
        this.records = records;
        this.callbacks = callbacks;
    }

    /** The state, such as 4003, of messages to all numbers without one of their own, as far as they are accepted later. */
    public void state(int status) {
        usual = status;
    }

    /** The state of messages to this number that are accepted later. */
    public void state(String number, int status) {
        states.put(number, status);
    }

    /** How long after its acceptance a message is reported, in simulated time; none by default. */
    public void after(Duration wait) {
        delay = wait;
    }

    /** How long after its time a report or reply can be fetched; 3 days by default, 7 in other sources. */
    public void retention(Duration time) {
        retention = time;
    }

    /** Whether fetching is refused while a callback has a URL, which is the default; if not, it finds nothing. */
    public void refusedWithCallback(boolean yes) {
        refused = yes;
    }

    public void ids(Ids wanted) {
        records.ids(wanted);
    }

    public void times(Times wanted) {
        records.times(wanted);
    }

    /** How many reports wait to be fetched, or for their time to be. */
    public int waiting() {
        return reports.size();
    }

    /** @param known the state that follows from what happened; where it is good, the one that was asked for counts */
    void accepted(LedgerEntry entry, int known) {
        boolean push = callbacks.url(JsmsCallbacks.Kind.REPORT).isPresent();
        if (!push && ledger.countsOnly()) {
            return;
        }
        Duration wait = delay;
        Instant due = tasks.now().plus(wait);
        int status = known == JsmsListener.DELIVERED ? states.getOrDefault(entry.number(), usual) : known;
        ObjectNode report = records.report(entry.id(), entry.number(), due, status);
        if (!push) {
            reports.add(due, report);
        } else if (wait.isZero() && callbacks.beforeAnswer() && !tasks.running()) {
            callbacks.pushNow(JsmsCallbacks.Kind.REPORT, report);
        } else {
            callbacks.push(JsmsCallbacks.Kind.REPORT, report, due);
        }
    }

    void replied(String number, String content) {
        Instant now = tasks.now();
        ObjectNode reply = records.reply(number, now, content);
        if (callbacks.url(JsmsCallbacks.Kind.REPLY).isPresent()) {
            callbacks.push(JsmsCallbacks.Kind.REPLY, reply, now);
        } else {
            replies.add(now, reply);
        }
    }

    JsonNode fetchReports(Call call) throws JsmsRefusal {
        return fetch(call, JsmsCallbacks.Kind.REPORT, reports);
    }

    JsonNode fetchReplies(Call call) throws JsmsRefusal {
        return fetch(call, JsmsCallbacks.Kind.REPLY, replies);
    }

    private JsonNode fetch(Call call, JsmsCallbacks.Kind kind, JsmsMailbox mailbox) throws JsmsRefusal {
        if (callbacks.url(kind).isEmpty()) {
            return mailbox.handOut(call.now(), retention);
        }
        if (refused) {
            throw new JsmsRefusal(JsmsError.NOT_OPENED);
        }
        return Json.array();
    }

    void reset() {
        states.clear();
        reports.clear();
        replies.clear();
        usual = JsmsListener.DELIVERED;
        delay = Duration.ZERO;
        retention = RETENTION;
        refused = true;
        records.ids(Ids.TEXT);
        records.times(Times.MILLIS);
    }
}
