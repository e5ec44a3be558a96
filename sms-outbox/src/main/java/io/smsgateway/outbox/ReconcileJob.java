package io.smsgateway.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.smsgateway.PhoneNumber;
import io.smsgateway.reconciliation.Reconciler;
import io.smsgateway.reconciliation.Reconciliation;
import io.smsgateway.reconciliation.UnconfirmedAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reconciles unconfirmed messages on one of the machines: a recurring task of db-scheduler. Only reads from vendors. */
final class ReconcileJob implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileJob.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Checks checks;
    private final Reconciler reconciler;
    private final Scheduler scheduler;

    ReconcileJob(DataSource dataSource, Checks checks, Reconciler reconciler, OutboxSettings settings) {
        this.checks = checks;
        this.reconciler = reconciler;
        this.scheduler = Scheduler.create(dataSource)
                .startTasks(Tasks.recurring("sms-reconcile", FixedDelay.of(INTERVAL))
                        .execute((instance, context) -> run()))
                .tableName("sms_task")
                .threads(1)
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(settings.missedHeartbeats())
                .pollingInterval(INTERVAL)
                .commitWhenAutocommitDisabled(true)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
    }

    void start() {
        scheduler.start();
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

    @Override
    public void close() {
        scheduler.stop();
    }
}
