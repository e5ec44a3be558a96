package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.AcceptedMessages;
import io.smsgateway.simulator.internal.Tasks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enters what was accepted, and sees to it that it is reported. While the ledger only counts, nothing is kept to ask for. */
record ItniotechDelivery(
        ItniotechAccount account,
        AcceptedMessages ledger,
        ItniotechReports reports,
        ItniotechOutbox outbox,
        ItniotechCallbacks callbacks,
        Tasks tasks) {

    ItniotechMessage message(
            String id, String appId, String number, @Nullable String orderId, int parts, BigDecimal price) {
        Instant now = tasks.now();
        return new ItniotechMessage(
                id,
                appId,
                number,
                orderId,
                parts,
                price,
                account.currency(),
                reports.sent(now),
                reports.done(now),
                reports.outcome(number));
    }

    void accepted(List<LedgerEntry> entries, List<ItniotechMessage> messages) {
        ledger.add(entries);
        report(messages);
    }

    void refused(ItniotechMessage message, String reason) {
        if (reports.refusedToo()) {
            report(List.of(message.failed(reason)));
        }
    }

    private void report(List<ItniotechMessage> messages) {
        if (!ledger.countsOnly()) {
            outbox.add(messages);
        }
        messages.forEach(callbacks::report);
    }
}
