package io.smsgateway.client;

import io.smsgateway.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time for many callers, of which only one thread runs at any moment: the one that is due next.
 * A thread that sleeps yields to the one that is due first, so that every run is the same, and takes no time but the
 * work's.
 */
final class VirtualTimeScheduler implements TimeSource, Scheduler {

    private record Event(
            long at,
            long order,
            @Nullable Runnable task,
            @Nullable Worker sleeper) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    /** A thread that runs when it is given the permit. */
    private final class Worker extends Thread {
        private final Semaphore permit = new Semaphore(0);
        private @Nullable Runnable task;

        Worker() {
            super("virtual-time-" + all.size());
            setDaemon(true);
        }

        void handOver(@Nullable Runnable next) {
            task = next;
            current = this;
            permit.release();
        }

        @Override
        public void run() {
            permit.acquireUninterruptibly();
            while (!ended) {
                try {
                    if (task != null) {
                        task.run();
                    }
                    task = null;
                    Event next = nextEvent();
                    if (next == null) {
                        over.release();
                        idle.push(this);
                        permit.acquireUninterruptibly();
                    } else {
                        advanceTo(next);
                        if (next.sleeper() == null) {
                            task = next.task();
                        } else {
                            idle.push(this);
                            next.sleeper().handOver(null);
                            permit.acquireUninterruptibly();
                        }
                    }
                } catch (Throwable bug) {
                    abort(bug);
                }
            }
        }
    }

    private record Waiter(Semaphore permits, Event timeout) {}

    private final long horizon;
    private final List<Waiter> waiters = new ArrayList<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final List<Worker> all = new ArrayList<>();
    private final Semaphore over = new Semaphore(0);
    private final Clock clock = new VirtualClock();
    private volatile boolean ended;
    private @Nullable Throwable failure;
    private @Nullable Worker current;
    private Runnable whenSettled = () -> {};
    private boolean closed;
    private long orders;
    private long now;

    /** Creates time that fails beyond a horizon, so that a simulation always ends. */
    VirtualTimeScheduler(Duration horizon) {
        this.horizon = horizon.toNanos();
    }

    /** Sets what to do before the time goes on, when every thread waits. It must not wait. */
    void whenSettled(Runnable check) {
        whenSettled = check;
    }

    /** Runs a task at a point of time. */
    void at(Duration time, Runnable task) {
        events.add(new Event(time.toNanos(), orders++, task, null));
    }

    @Override
    public void after(Duration pause, Runnable task) {
        if (!closed) {
            events.add(new Event(now + pause.toNanos(), orders++, task, null));
        }
    }

    /** Runs all events until none is left. */
    void runAll() {
        start(() -> {});
        over.acquireUninterruptibly();
        ended = true;
        all.forEach(worker -> worker.permit.release());
        if (failure != null) {
            throw new IllegalStateException("at " + Duration.ofNanos(now), failure);
        }
    }

    @Override
    public void sleep(Duration duration) {
        if (ended) {
            throw new IllegalStateException("the simulation was aborted");
        }
        Worker self = Objects.requireNonNull(current, "only threads of this scheduler may sleep on it");
        Event mine = new Event(now + duration.toNanos(), orders++, null, self);
        events.add(mine);
        yieldTo(mine, self);
    }

    /** A release of a permit is noticed before the time goes on, and so is an interrupt. */
    @Override
    public boolean tryAcquire(Semaphore permits, Duration maxWait) throws InterruptedException {
        throwIfInterrupted();
        if (permits.tryAcquire()) {
            return true;
        }
        if (maxWait.isNegative() || maxWait.isZero()) {
            return false;
        }
        if (ended) {
            throw new IllegalStateException("the simulation was aborted");
        }
        Worker self = Objects.requireNonNull(current, "only threads of this scheduler may wait on it");
        Event timeout = new Event(now + maxWait.toNanos(), orders++, null, self);
        Waiter waiter = new Waiter(permits, timeout);
        events.add(timeout);
        waiters.add(waiter);
        yieldTo(timeout, self);
        waiters.remove(waiter);
        throwIfInterrupted();
        return permits.tryAcquire();
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Interrupts a thread that waits for a permit; returns false where it does not. */
    boolean interrupt(Thread thread) {
        for (Waiter waiter : waiters) {
            Event timeout = waiter.timeout();
            if (thread.equals(timeout.sleeper())) {
                waiters.remove(waiter);
                events.remove(timeout);
                events.add(new Event(now, timeout.order(), null, timeout.sleeper()));
                thread.interrupt();
                return true;
            }
        }
        return false;
    }

    /** Returns what is due next: first a thread whose permit was released. */
    private @Nullable Event nextEvent() {
        for (Waiter waiter : waiters) {
            if (waiter.permits().availablePermits() > 0) {
                waiters.remove(waiter);
                events.remove(waiter.timeout());
                return new Event(
                        now, waiter.timeout().order(), null, waiter.timeout().sleeper());
            }
        }
        return events.poll();
    }

    private void yieldTo(Event mine, Worker self) {
        Event next = Objects.requireNonNull(nextEvent());
        advanceTo(next);
        if (next.order() == mine.order()) {
            return;
        }
        if (next.sleeper() != null) {
            next.sleeper().handOver(null);
        } else {
            start(next.task());
        }
        self.permit.acquireUninterruptibly();
        if (ended) {
            throw new IllegalStateException("the simulation was aborted");
        }
    }

    private void start(@Nullable Runnable task) {
        Worker worker = idle.poll();
        if (worker == null) {
            worker = new Worker();
            all.add(worker);
            worker.start();
        }
        worker.handOver(task);
    }

    private void abort(Throwable reason) {
        failure = failure == null ? reason : failure;
        ended = true;
        over.release();
    }

    private void advanceTo(Event next) {
        if (next.at() > now) {
            whenSettled.run();
        }
        now = next.at();
        if (now > horizon) {
            abort(new IllegalStateException("the simulation does not end"));
            throw new IllegalStateException("the simulation was aborted");
        }
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class VirtualClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return ManualTime.START.plusNanos(now);
        }
    }
}
