package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.ItniotechTourContext.ALICE;
import static io.smsgateway.quickstart.ItniotechTourContext.wire;
import static io.smsgateway.quickstart.JsmsTourContext.messageId;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.reconciliation.Reconciler;
import io.smsgateway.reconciliation.Reconciliation;
import io.smsgateway.reconciliation.Reconciliation.Evidence;
import io.smsgateway.reconciliation.Reconciliation.State;
import io.smsgateway.reconciliation.UnconfirmedAttempt;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.Outage;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Messages whose response was lost, until their outcome is known.
 *
 * @param ids the messages that the application sent
 */
record ItniotechReconciliationTour(ItniotechTourContext context, EventInbox inbox, Set<String> ids) {

    private static final PhoneNumber CAROL = JsmsTourContext.CAROL;
    /** Who was sent nothing before: it is what is left over that is found. */
    private static final PhoneNumber DAVE = PhoneNumber.of("+86 139 0000 0004");

    private Reconciler reconciler() {
        return new Reconciler(
                context.time().clock(), context.client()::service, (provider, id, recipient) -> ids.contains(id));
    }

    void accepted() {
        context.reporter().step("The response is lost: the message was sent, and reconciliation finds it");
        Reconciler reconciler = reconciler();
        UnconfirmedAttempt named =
                lose(CAROL, Outage.of(Fault.CLOSE_AFTER_READING).afterAccepting());
        ids.add(String.valueOf(named.reference()));
        context.check(
                reconciliation(reconciler, named).state() == State.UNKNOWN,
                "the outcome is not known yet; query again in half a minute");
        context.time().pass(Duration.ofSeconds(5));
        JsmsTourContext.eventually(() -> inbox.of(DeliveryReport.class)
                .anyMatch(report -> String.valueOf(named.reference()).equals(report.reference())));
        inbox.of(DeliveryReport.class).forEach(reconciler::received);
        context.check(
                reconciliation(reconciler, named).evidence() == Evidence.CONCLUSIVE,
                "a push has our name of it, and the vendor says the same when asked: CONCLUSIVE");
        context.check(
                reconciliation(reconciler(), named).evidence() == Evidence.STRONG,
                "without the push, its records have a message to this person that is no other of ours: STRONG");
        String id = context.vendor().ledger().to(wire(CAROL)).stream()
                .map(LedgerEntry::id)
                .findFirst()
                .orElse("");
        context.check(
                id.equals(reconciliation(reconciler, named).messageId()), "and it is the one in the vendor's ledger");
    }

    void notSent() {
        context.reporter()
                .step("The response is lost: the message was not sent, which reconciliation finds an hour later");
        Reconciler reconciler = reconciler();
        UnconfirmedAttempt attempt =
                lose(DAVE, Outage.of(Fault.CLOSE_AFTER_READING).withoutAccepting());
        ids.add(messageId(context.send(ALICE, "Another of that minute")));
        long sent = context.vendor().ledger().count();
        context.time().pass(Duration.ofMinutes(10));
        context.check(
                reconciliation(reconciler, attempt).state() == State.UNKNOWN, "after ten minutes it may still come");
        context.time().pass(Duration.ofMinutes(51));
        Reconciliation reconciliation = reconciliation(reconciler, attempt);
        context.check(
                reconciliation.state() == State.NOT_SENT && reconciliation.evidence() == Evidence.FAIR,
                "after an hour the vendor's records have others of that minute and not this: NOT_SENT, FAIR");
        context.check(context.vendor().ledger().count() == sent, "nothing was sent to find this out");
    }

    private UnconfirmedAttempt lose(PhoneNumber to, Outage outage) {
        context.vendor().fail(outage.times(1));
        SmsMessage message = SmsMessage.text(to, "Is it out?");
        SendResult result = context.client().send(message);
        context.vendor().heal();
        context.reporter().result(result);
        return UnconfirmedAttempt.of(message, result).get(0);
    }

    private static Reconciliation reconciliation(Reconciler reconciler, UnconfirmedAttempt attempt) {
        return reconciler.reconcile(List.of(attempt)).get(0);
    }
}
