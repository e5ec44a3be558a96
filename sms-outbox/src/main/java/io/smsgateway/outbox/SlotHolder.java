package io.smsgateway.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.smsgateway.MessageClass;
import io.smsgateway.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a slot for as long as this process lives. A slot is an execution of db-scheduler, which beats for it and finds slots
 * whose holders are dead. The fence of the tables, and not db-scheduler, decides who may send.
 */
final class SlotHolder implements AutoCloseable {

    static final String TASK = "sms-slot";

    private static final Logger LOG = LoggerFactory.getLogger(SlotHolder.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Clock clock;
    private final Store store;
    private final Workers workers;
    private final OutboxSettings settings;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;
    private final List<String> added = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    SlotHolder(DataSource dataSource, Store store, Workers workers, OutboxSettings settings, TimeSource time) {
        this.clock = time.clock();
        this.store = store;
        this.workers = workers;
        this.settings = settings;
        this.task = Tasks.custom(TASK, Void.class)
                .onDeadExecution(this::bury)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(RETRY)))
                .execute((instance, context) -> hold(instance));
        this.scheduler = Scheduler.create(dataSource, task)
                .clock(clock::instant)
                .tableName("sms_task")
                .threads(1)
                .schedulerName(new SchedulerName.Fixed("sms-outbox-" + UUID.randomUUID()))
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(settings.missedHeartbeats())
                .pollingInterval(settings.heartbeat())
                .commitWhenAutocommitDisabled(true)
                .shutdownMaxWait(settings.stopGrace().plusSeconds(10))
                .build();
    }

    void start() {
        addSlot();
        scheduler.start();
    }

    /** One slot for each process; which of those that are free a process holds does not matter. */
    private void addSlot() {
        String slot = UUID.randomUUID().toString();
        added.add(slot);
        scheduler.schedule(task.instance(slot), clock.instant());
    }

    /** Settles what a dead holder left. */
    private void bury(ExecutionComplete dead, ExecutionOperations<Void> operations) {
        String slot = dead.getExecution().taskInstance.getId();
        LOG.warn("Holder {} of slot {} is dead; taking over", dead.getExecution().pickedBy, slot);
        store.end(slot);
        operations.stop();
    }

    private CompletionHandler<Void> hold(TaskInstance<Void> instance) {
        if (stopping.getCount() == 0) {
            return (complete, operations) -> operations.reschedule(complete, clock.instant());
        }
        SlotLease lease = store.take(instance.getId());
        LOG.info("Holding slot {} with epoch {}", lease.name(), lease.epoch());
        List<Thread> threads = workers.start(lease);
        try {
            if (isHeldUntilStopped(lease)) {
                workers.lose();
                Workers.join(threads, settings.stopGrace());
                store.end(lease.name());
                return new CompletionHandler.OnCompleteRemove<>();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        workers.lose();
        if (stopping.getCount() > 0) {
            LOG.warn(
                    "Slot {} was taken by another machine, which counted this one as dead; taking a new one",
                    lease.name());
            addSlot();
            scheduler.triggerCheckForDueExecutions();
        }
        // the one that took it has removed the execution
        return (complete, operations) -> {};
    }

    /** Announces due messages until this process stops; returns false where the slot is lost. */
    private boolean isHeldUntilStopped(SlotLease lease) throws InterruptedException {
        while (!stopping.await(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                workers.giveUnknownBack(lease);
                Set<MessageClass> due = store.due(lease);
                if (due == null) {
                    return false;
                }
                workers.nudge(due);
            } catch (OutboxException unavailable) {
                LOG.warn("{}; repeating", unavailable.getMessage());
            }
        }
        return true;
    }

    /** Stops claiming, waits for the lists in flight, and gives the slot back. */
    @Override
    public void close() {
        stopping.countDown();
        workers.stop();
        scheduler.stop();
        added.forEach(slot -> store.removeFree(TASK, slot));
    }
}
