package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.AcceptedMessages;
import io.smsgateway.simulator.internal.VendorRequest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Admits messages, enters those that are paid into the ledger, and reports all that were given an id. */
final class JsmsOutbox {

    /** A message that was given an id, with the state of its report. */
    record Sent(LedgerEntry entry, int state) {}

    private final JsmsAccount account;
    private final AcceptedMessages ledger;
    private final JsmsReports reports;
    private final AtomicLong lastId = new AtomicLong(387_120_000_000L);

    JsmsOutbox(JsmsAccount account, AcceptedMessages ledger, JsmsReports reports) {
        this.account = account;
        this.ledger = ledger;
        this.reports = reports;
    }

    String nextId() {
        return Long.toString(lastId.incrementAndGet());
    }

    Sent accept(VendorRequest request, JsmsMessage message, String id, boolean served) throws JsmsRefusal {
        JsmsError.NO_MONEY.refuseIf(!served);
        boolean paid = account.admit(message, request.now(), !request.shows(Fault.EMPTY_BALANCE));
        return new Sent(message.entry(id, request.now()), paid ? JsmsReports.DELIVERED : JsmsReports.NO_QUOTA);
    }

    /** Admits a message that was given its id before; a refusal becomes the state of its report. */
    Sent acceptLate(JsmsMessage message, String id, Instant now) {
        int state;
        try {
            state = account.admit(message, now, true) ? JsmsReports.DELIVERED : JsmsReports.NO_QUOTA;
        } catch (JsmsRefusal refusal) {
            state = refusal.error == JsmsError.NO_MONEY ? JsmsReports.NO_QUOTA : JsmsReports.TOO_OFTEN;
        }
        return new Sent(message.entry(id, now), state);
    }

    /** Must not be called under a lock, because reports may be sent at once. */
    void publish(List<Sent> sent) {
        ledger.add(sent.stream()
                .filter(message -> message.state() == JsmsReports.DELIVERED)
                .map(Sent::entry)
                .toList());
        sent.forEach(message -> reports.accepted(message.entry(), message.state()));
    }
}
