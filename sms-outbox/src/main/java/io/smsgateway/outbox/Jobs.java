package io.smsgateway.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Recurring work that one of the machines does: tasks of db-scheduler. */
final class Jobs implements AutoCloseable {

    private static final Duration RECONCILE = Duration.ofSeconds(10);
    private static final Duration RETAIN = Duration.ofHours(1);

    private final Scheduler scheduler;

    Jobs(DataSource dataSource, OutboxSettings settings, Retention retention, @Nullable ReconcileJob reconcile) {
        List<RecurringTask<Void>> tasks = new ArrayList<>();
        tasks.add(Tasks.recurring("sms-retention", FixedDelay.of(RETAIN))
                .execute((instance, context) -> retention.run()));
        if (reconcile != null) {
            tasks.add(Tasks.recurring("sms-reconcile", FixedDelay.of(RECONCILE))
                    .execute((instance, context) -> reconcile.run()));
        }
        this.scheduler = Scheduler.create(dataSource)
                .startTasks(tasks)
                .tableName("sms_task")
                .threads(1)
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(settings.missedHeartbeats())
                .pollingInterval(RECONCILE)
                .commitWhenAutocommitDisabled(true)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
    }

    void start() {
        scheduler.start();
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
