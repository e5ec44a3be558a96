package io.smsgateway.simulator.internal;

import io.smsgateway.simulator.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to happen at a moment of the simulated time. One daemon thread runs what is due, earliest first; it begins with the
 * first task. An action must be short, for the others wait for it; what takes long goes on by itself. Safe for any number
 * of threads.
 */
public final class Tasks implements AutoCloseable {

    private record Task(Instant due, long order, Runnable action) {}

    /** How often to look at a clock that was handed in, for nobody tells when that one moves. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    private final SimulatedTime time;
    private final Object lock = new Object();
    private final PriorityQueue<Task> pending =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::order));
    private @Nullable Thread thread;
    private long added;
    private boolean busy;
    private boolean closed;

    public Tasks(SimulatedTime time) {
        this.time = time;
    }

    /** The simulated time; unlike that of a {@link Call} never put off by {@link Fault#CLOCK_OFF}. */
    public Instant now() {
        return time.now();
    }

    /** Runs the action once this moment has come, soon where it has already; never in the caller's thread, nor after close. */
    public void at(Instant due, Runnable action) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            pending.add(new Task(due, added++, action));
            if (thread == null) {
                thread = new Thread(this::work, "sms-simulator-tasks");
                thread.setDaemon(true);
                thread.start();
            }
            lock.notifyAll();
        }
    }

    /** Whether it is one of the actions that asks. */
    public boolean running() {
        synchronized (lock) {
            return Thread.currentThread().equals(thread);
        }
    }

    /** Looks at the clock at once. */
    public void wake() {
        synchronized (lock) {
            lock.notifyAll();
        }
    }

    /** Forgets what is pending; returns when an action that runs already has ended. */
    public void clear() {
        synchronized (lock) {
            pending.clear();
            try {
                while (busy && !Thread.currentThread().equals(thread)) {
                    lock.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Forgets what is pending, and ends the thread. */
    @Override
    public void close() {
        Thread ending;
        synchronized (lock) {
            closed = true;
            pending.clear();
            ending = thread;
            lock.notifyAll();
        }
        if (ending == null || ending.equals(Thread.currentThread())) {
            return;
        }
        ending.interrupt();
        try {
            TimeUnit.MILLISECONDS.timedJoin(ending, ENDS_WITHIN.toMillis());
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

    /** Waits for the next task that is due; null when closed. */
    private @Nullable Task next() throws InterruptedException {
        synchronized (lock) {
            while (!closed) {
                Task first = pending.peek();
                if (first == null) {
                    lock.wait();
                } else if (first.due().isAfter(time.now())) {
                    lock.wait(LOOK_EVERY.toMillis());
                } else {
                    busy = true;
                    return pending.remove();
                }
            }
            return null;
        }
    }

    private void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("a timed action of the simulator failed", e);
        } finally {
            synchronized (lock) {
                busy = false;
                lock.notifyAll();
            }
        }
    }
}
