package io.smsgateway.outbox;

import io.smsgateway.PhoneNumber;
import io.smsgateway.reconciliation.Reconciler;
import io.smsgateway.reconciliation.Reconciliation;
import io.smsgateway.reconciliation.UnconfirmedAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reconciles unconfirmed messages on one of the machines. Only reads from vendors. */
final class ReconcileJob {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileJob.class);

    private final Checks checks;
    private final Reconciler reconciler;

    ReconcileJob(Checks checks, Reconciler reconciler) {
        this.checks = checks;
        this.reconciler = reconciler;
    }

    /** A record that a vendor lists could belong to any attempt of its recipient, so that all of them are looked at. */
    void run() {
        List<Checks.Check> open = checks.read();
        Set<PhoneNumber> recipients = open.stream()
                .filter(Checks.Check::isDue)
                .map(check -> check.message().to())
                .collect(Collectors.toSet());
        List<Checks.Check> asked = open.stream()
                .filter(check -> recipients.contains(check.message().to()))
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        List<UnconfirmedAttempt> attempts =
                asked.stream().flatMap(check -> check.attempts().stream()).toList();
        List<Reconciliation> found = new ArrayList<>(reconciler.reconcile(attempts));
        LOG.info("Reconciled {} unconfirmed message(s)", asked.size());
        int next = 0;
        for (Checks.Check check : asked) {
            int end = next + check.attempts().size();
            checks.decide(check, found.subList(next, end));
            next = end;
        }
    }
}
