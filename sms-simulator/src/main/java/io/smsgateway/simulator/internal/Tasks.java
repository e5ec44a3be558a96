package io.smsgateway.simulator.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulated clock, which is another clock with an offset. Runs actions at moments of its time, earliest first, in one daemon thread that starts with the first action. An
 * action must be short, because the others wait for it. Safe for concurrent use.
 */
public final class Tasks implements AutoCloseable {

    private record Task(Instant due, long order, Runnable action) {}

    /** How often to read the clock, which does not report that it was moved. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;
    private final PriorityQueue<Task> pending =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::order));
    private @Nullable Thread thread;
    private long added;
    private boolean busy;
    private boolean closed;

    Tasks(Clock clock) {
        this.clock = clock;
    }

    /** Returns the simulated time; {@link io.smsgateway.simulator.Fault#CLOCK_OFF} does not shift it. */
    public Instant now() {
        return clock.instant().plus(offset);
    }

    /** Runs the action when this moment has come, soon when it has passed; never in the caller's thread, nor after close. */
    public synchronized void at(Instant due, Runnable action) {
        if (closed) {
            return;
        }
        pending.add(new Task(due, added++, action));
        if (thread == null) {
            thread = new Thread(this::work, "sms-simulator-tasks");
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    /** Returns whether the caller is one of the actions. */
    public synchronized boolean running() {
        return Thread.currentThread().equals(thread);
    }

    /** Sets how far the simulated time is ahead of the clock; what is due by then runs at once. */
    synchronized void clockAhead(Duration ahead) {
        offset = ahead;
        notifyAll();
    }

    /** Drops what is pending; returns when a running action has ended. */
    synchronized void clear() {
        pending.clear();
        try {
            while (busy && !Thread.currentThread().equals(thread)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Drops what is pending, and ends the thread. */
    @Override
    public void close() {
        Thread ending;
        synchronized (this) {
            closed = true;
            pending.clear();
            ending = thread;
            notifyAll();
        }
        if (ending == null || ending.equals(Thread.currentThread())) {
            return;
        }
        ending.interrupt();
        try {
            TimeUnit.MILLISECONDS.timedJoin(ending, CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (Task task = next(); task != null; task = next()) {
                run(task.action());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the next task when it is due, or null when closed. */
    private synchronized @Nullable Task next() throws InterruptedException {
        while (!closed) {
            Task first = pending.peek();
            if (first == null) {
                wait();
            } else if (first.due().isAfter(now())) {
                wait(POLL_INTERVAL.toMillis());
            } else {
                busy = true;
                return pending.remove();
            }
        }
        return null;
    }

    private void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("Scheduled action of the simulator failed", e);
        } finally {
            synchronized (this) {
                busy = false;
                notifyAll();
            }
        }
    }
}
