package io.smsgateway.client;

import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A bulk run that {@link BulkSend} has started. Safe for many threads. */
public final class BulkRun {

    private static final Duration LONG = Duration.ofHours(1);
    private static final SafeLogger LOG = new SafeLogger(BulkRun.class);

    private final BulkSend settings;
    private final BulkReader reader;
    private final OptionalLong total;
    private final TimeSource time;
    private final long startedAt;
    private final BulkClient client;
    private final BulkResults results;
    private final BulkWorkers workers;
    private final AtomicBoolean progressDue = new AtomicBoolean();
    private final Semaphore end = new Semaphore(0);
    private boolean progressListenerThrew;
    private volatile @Nullable BulkProgress last;

    BulkRun(BulkSend settings, BulkReader reader, OptionalLong total, TimeSource time) {
        this.settings = settings;
        this.reader = reader;
        this.total = total;
        this.time = time;
        this.startedAt = time.nanos();
        this.client = new BulkClient(settings.clients(), this::clientClosed);
        this.results = new BulkResults(settings.resultListener(), this::drained, client);
        this.workers = new BulkWorkers(reader, client, results, settings.maxReadAhead(), time);
    }

    BulkRun begin() {
        if (client.isClosed()) {
            workers.stop(Refusal.CLOSED);
        }
        workers.start();
        scheduleProgress();
        return this;
    }

    /** Returns how far the run is. It counts results that were handed over. */
    public BulkProgress progress() {
        BulkProgress ended = last;
        return ended == null ? progress(BulkProgress.State.RUNNING) : ended;
    }

    /**
     * Stops the run: it reads no further message, and ends those that were read and are in no request yet as {@link Refused}
     * with {@link Refusal#CANCELLED}. Returns at once. The run ends when the requests in flight have their results and a read
     * that is under way has returned. Does nothing once the run has ended.
     */
    public void cancel() {
        workers.stop(Refusal.CANCELLED);
    }

    /**
     * Waits until every message that was read has its result. An interrupt ends the wait, not the run.
     *
     * @return the final progress; its state says whether the run was cancelled
     * @throws IllegalStateException when reading a message threw, which is the cause, or a message was null; its message has
     *     the index. {@link #progress} has the counts
     * @throws InterruptedException when the calling thread is interrupted
     */
    public BulkProgress await() throws InterruptedException {
        BulkProgress progress = await(LONG);
        while (progress.state() == BulkProgress.State.RUNNING) {
            progress = await(LONG);
        }
        return progress;
    }

    /**
     * Waits as {@link #await()} does, but for at most a duration.
     *
     * @return the progress, whose state is {@link BulkProgress.State#RUNNING} where the run has not ended
     * @throws IllegalStateException as {@link #await()} does
     * @throws InterruptedException when the calling thread is interrupted
     */
    public BulkProgress await(Duration max) throws InterruptedException {
        if (time.tryAcquire(end, max)) {
            end.release();
        }
        IllegalStateException failure = reader.failure();
        BulkProgress progress = progress();
        if (failure != null && progress.state() == BulkProgress.State.FAILED) {
            throw failure;
        }
        return progress;
    }

    private BulkProgress progress(BulkProgress.State state) {
        return BulkProgress.of(state, Duration.ofNanos(time.nanos() - startedAt))
                .withCounts(results.accepted(), results.refused(), results.unconfirmed())
                .withTotal(total);
    }

    /** Stops the run, or goes on by the client that has replaced the one that closed, and with it its timers. */
    private void clientClosed() {
        if (client.isClosed()) {
            workers.stop(Refusal.CLOSED);
        } else if (last == null) {
            workers.resume();
            results.resume();
            scheduleProgress();
        }
    }

    /** Called, by one thread at a time, when all results that are known were handed over. */
    private void drained() {
        if (last != null) {
            return;
        }
        if (workers.isDone()) {
            end();
            return;
        }
        if (progressDue.getAndSet(false)) {
            report(progress());
        }
        workers.start();
    }

    private void end() {
        reader.close();
        BulkProgress ended = progress(finalState());
        report(ended);
        last = ended;
        client.release();
        end.release();
    }

    private BulkProgress.State finalState() {
        Refusal stopped = workers.stopped();
        if (reader.failure() != null) {
            return BulkProgress.State.FAILED;
        }
        if (stopped == null) {
            return BulkProgress.State.COMPLETED;
        }
        return stopped == Refusal.CANCELLED ? BulkProgress.State.CANCELLED : BulkProgress.State.CLOSED;
    }

    private void scheduleProgress() {
        settings.progressInterval()
                .ifPresent(interval -> client.after(interval, () -> {
                    if (last == null) {
                        progressDue.set(true);
                        results.signal();
                        scheduleProgress();
                    }
                }));
    }

    private void report(BulkProgress progress) {
        try {
            settings.progressListener().accept(progress);
        } catch (Throwable bug) {
            if (!progressListenerThrew) {
                LOG.warn(
                        "Progress listener of a bulk run threw {}; results are not affected, and it is logged once",
                        bug.getClass().getName());
            }
            progressListenerThrew = true;
        }
    }

    @Override
    public String toString() {
        return "BulkRun{" + progress() + "}";
    }
}
