package io.smsgateway.client;

import io.smsgateway.Accepted;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * The results of a bulk run on their way to the application, one at a time. They are handed over on threads of the run, because
 * a result may become known on the thread of another call; where no thread is free, on the one that stops the run.
 */
final class BulkResults {

    private static final SafeLogger LOG = new SafeLogger(BulkRun.class);

    /** How long results are gathered, because a task for each would cost more than its result. */
    private static final Duration GATHERED = Duration.ofMillis(20);

    private record Entry(SmsMessage message, SendResult result) {}

    private final BiConsumer<? super SmsMessage, ? super SendResult> listener;
    private final Runnable drained;
    private final BulkClient client;
    private final Queue<Entry> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unconfirmed = new AtomicLong();
    private boolean listenerThrew;

    /**
     * Creates the results of a run.
     *
     * @param drained called, by one thread at a time, when all results that are known were handed over
     * @param client whose threads hand over the results of a part that is not done yet
     */
    BulkResults(BiConsumer<? super SmsMessage, ? super SendResult> listener, Runnable drained, BulkClient client) {
        this.listener = listener;
        this.drained = drained;
        this.client = client;
    }

    /** Counts a message that was read. */
    void read() {
        read.incrementAndGet();
    }

    /** Returns how many messages were read whose result was not handed over yet. */
    long missing() {
        return read.get() - accepted.get() - refused.get() - unconfirmed.get();
    }

    long accepted() {
        return accepted.get();
    }

    long refused() {
        return refused.get();
    }

    long unconfirmed() {
        return unconfirmed.get();
    }

    /** Adds the result of a message; hands it over soon, unless the thread that sends the part does before. */
    void add(SmsMessage message, SendResult result) {
        queue.add(new Entry(message, result));
        if (!scheduled.get() && !scheduled.getAndSet(true)) {
            client.after(GATHERED, () -> {
                scheduled.set(false);
                if (!queue.isEmpty()) {
                    var unused = client.execute(this::handOver);
                }
            });
        }
    }

    /** Goes on by another client, after the timers of the one before have ended. */
    void resume() {
        scheduled.set(false);
        signal();
    }

    /** Hands over as {@link #handOver} does: on another thread, or on this one where there is none. */
    void signal() {
        if (!client.execute(this::handOver)) {
            handOver();
        }
    }

    /** Hands over all results that are known and calls {@code drained}; or leaves it to the thread that is handing over. */
    void handOver() {
        again.set(true);
        if (turn.isHeldByCurrentThread()) {
            return;
        }
        do {
            if (!turn.tryLock()) {
                return;
            }
            try {
                again.set(false);
                for (Entry entry = queue.poll(); entry != null; entry = queue.poll()) {
                    handOver(entry);
                }
                drained.run();
            } finally {
                turn.unlock();
            }
        } while (again.get() || !queue.isEmpty());
    }

    private void handOver(Entry entry) {
        try {
            listener.accept(entry.message(), entry.result());
        } catch (Throwable bug) {
            boolean first = !listenerThrew;
            listenerThrew = true;
            if (first) {
                LOG.warn(
                        "Result listener of a bulk run threw {}; results are not affected, and it is logged once",
                        bug.getClass().getName());
            }
        }
        if (entry.result() instanceof Accepted) {
            accepted.incrementAndGet();
        } else if (entry.result() instanceof Refused) {
            refused.incrementAndGet();
        } else {
            unconfirmed.incrementAndGet();
        }
    }
}
