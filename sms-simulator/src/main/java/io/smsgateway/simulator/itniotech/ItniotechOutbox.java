package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.AcceptedMessages;
import io.smsgateway.simulator.internal.Resettable;
import io.smsgateway.simulator.internal.Tasks;
import io.smsgateway.simulator.internal.VendorRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Enters accepted messages into the ledger and reports them. While the ledger counts only, no message is kept for
 * {@code getReport}. Safe for concurrent use.
 */
final class ItniotechOutbox extends Resettable {

    private static final int FIRST_COUNT = 1_000_000;
    private static final int COUNTS = 9_000_000;

    private final ItniotechAccount account;
    private final AcceptedMessages ledger;
    private final ItniotechReports reports;
    private final ItniotechCallbacks callbacks;
    private final Tasks tasks;
    private final AtomicInteger counter = new AtomicInteger();
    private final Map<String, ItniotechMessage> messages = cleared(new LinkedHashMap<>(), Map::clear);

    ItniotechOutbox(
            ItniotechAccount account,
            AcceptedMessages ledger,
            ItniotechReports reports,
            ItniotechCallbacks callbacks,
            Tasks tasks) {
        this.account = account;
        this.ledger = ledger;
        this.reports = reports;
        this.callbacks = callbacks;
        this.tasks = tasks;
    }

    /** Returns an id of 19 digits: the time at +08:00 as yyMMddHHmmss and a counter. */
    String nextId(Instant now) {
        return ItniotechTime.compact(now) + (FIRST_COUNT + Math.floorMod(counter.getAndIncrement(), COUNTS));
    }

    ItniotechMessage message(
            VendorRequest request, String appId, String number, @Nullable String orderId, String content, int parts) {
        Instant now = tasks.now();
        return new ItniotechMessage(
                nextId(request.now()),
                appId,
                number,
                orderId,
                content,
                parts,
                account.priceTo(number),
                account.currency.get(),
                now,
                reports.sent(now),
                reports.done(now),
                reports.outcome(number));
    }

    /** Enters a code or a call, which are not reported. */
    void accepted(LedgerEntry entry) {
        ledger.add(List.of(entry));
    }

    void accepted(List<ItniotechMessage> accepted, Instant at) {
        ledger.add(accepted.stream().map(message -> message.entry(at)).toList());
        report(accepted);
    }

    void refused(ItniotechMessage message, String reason) {
        if (reports.reportRefused.get()) {
            report(List.of(message.failed(reason)));
        }
    }

    /** Changes the outcome of a message, and reports it once more. */
    void reportAgain(String id, ItniotechOutcome outcome) {
        ItniotechMessage message = find(id).orElseThrow(() ->
                new IllegalArgumentException("Itniotech reports text messages only, neither codes nor calls"));
        report(List.of(message.reported(outcome, tasks.now())));
    }

    private void report(List<ItniotechMessage> reported) {
        if (!ledger.countsOnly()) {
            synchronized (this) {
                reported.forEach(message -> messages.put(message.id(), message));
            }
        }
        reported.forEach(callbacks::report);
    }

    synchronized Optional<ItniotechMessage> find(String id) {
        return Optional.ofNullable(messages.get(id));
    }

    /** Returns all messages, oldest first. */
    synchronized List<ItniotechMessage> all() {
        return List.copyOf(messages.values());
    }
}
