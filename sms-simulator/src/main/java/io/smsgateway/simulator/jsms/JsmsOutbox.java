package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.AcceptedMessages;
import io.smsgateway.simulator.internal.Call;
import java.time.Instant;
import java.util.List;

/**
 * Where messages leave: what is paid goes to the ledger, and the account's listener hears of everything that was given an id.
 */
record JsmsOutbox(JsmsAccount account, AcceptedMessages ledger) {

    /** A message that was given an id, and what the report on it is going to say. */
    record Sent(LedgerEntry entry, int reportStatus) {}

    /** Counts and pays. */
    Sent accept(Call call, JsmsDraft draft, String id, boolean served) throws JsmsRefusal {
        if (!served) {
            throw new JsmsRefusal(JsmsError.NO_MONEY);
        }
        boolean paid = account.admit(draft, call.now(), !call.shows(Fault.EMPTY_BALANCE));
        return new Sent(draft.entry(id, call.now()), paid ? JsmsListener.DELIVERED : JsmsListener.NO_QUOTA);
    }

    /** The same for what was given its id before: what can't go out any more ends in the report. */
    Sent acceptLate(JsmsDraft draft, String id, Instant now) {
        int status;
        try {
            status = account.admit(draft, now, true) ? JsmsListener.DELIVERED : JsmsListener.NO_QUOTA;
        } catch (JsmsRefusal refusal) {
            status = refusal.error() == JsmsError.NO_MONEY ? JsmsListener.NO_QUOTA : JsmsListener.TOO_OFTEN;
        }
        return new Sent(draft.entry(id, now), status);
    }

    void publish(List<Sent> sent) {
        ledger.add(sent.stream()
                .filter(message -> message.reportStatus() == JsmsListener.DELIVERED)
                .map(Sent::entry)
                .toList());
        JsmsListener listener = account.listener();
        sent.forEach(message -> listener.accepted(message.entry(), message.reportStatus()));
    }
}
