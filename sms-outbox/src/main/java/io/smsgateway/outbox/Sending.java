package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.reconciliation.Reconciler;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a machine that sends has running: the holder of its slot, its workers, and the reconciling of unconfirmed messages. */
final class Sending implements AutoCloseable {

    private final Journal journal;
    private final Workers workers;
    private final SlotHolder holder;
    private final Jobs jobs;
    private final @Nullable Outcomes outcomes;

    Sending(
            DataSource dataSource,
            Tables tables,
            OutboxSettings settings,
            Store store,
            Journal journal,
            SmsGateway client,
            @Nullable Reconciler reconciler,
            @Nullable OutcomeListener listener,
            TimeSource time) {
        this.journal = journal;
        this.workers =
                new Workers(new Sender(store, journal, client, time, new Texts(settings)), time, settings.workers());
        this.holder = new SlotHolder(dataSource, store, workers, settings, time);
        this.outcomes = listener == null ? null : new Outcomes(dataSource, tables, settings, listener, time);
        this.jobs = new Jobs(
                dataSource,
                settings,
                new Retention(dataSource, tables, settings),
                reconciler == null ? null : new ReconcileJob(new Checks(dataSource, tables, settings), reconciler));
    }

    void start() {
        holder.start();
        jobs.start();
        if (outcomes != null) {
            outcomes.start();
        }
    }

    void nudge(Set<MessageClass> classes) {
        workers.nudge(classes);
        if (outcomes != null) {
            outcomes.nudge();
        }
    }

    @Override
    public void close() {
        journal.stop();
        holder.close();
        jobs.close();
        if (outcomes != null) {
            outcomes.close();
        }
    }
}
