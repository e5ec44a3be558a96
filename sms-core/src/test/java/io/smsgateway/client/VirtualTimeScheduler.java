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
 * Time in which many callers wait side by side though only one thread runs at any moment: the one whose time comes next.
 * A thread that sleeps yields to the one that is due first, so that every run is the same, and takes no time but the
 * work's.
 */
final class VirtualTimeScheduler implements TimeSource, Scheduler {

    private record Event(
            long at,
            long order,
            @Nullable Runnable task,
            @Nullable Actor sleeper) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    /** A thread that runs when it is given the turn. */
    private final class Actor extends Thread {
        private final Semaphore turn = new Semaphore(0);
        private @Nullable Runnable task;

        Actor() {
            super("stage-" + all.size());
            setDaemon(true);
        }

        void play(@Nullable Runnable next) {
            task = next;
            current = this;
            turn.release();
        }

        @Override
        public void run() {
            turn.acquireUninterruptibly();
            while (!ended) {
                try {
                    if (task != null) {
                        task.run();
                    }
                    task = null;
                    Event next = events.poll();
                    if (next == null) {
                        over.release();
                        idle.push(this);
                        turn.acquireUninterruptibly();
                    } else {
                        clockTo(next);
                        if (next.sleeper() == null) {
                            task = next.task();
                        } else {
                            idle.push(this);
                            next.sleeper().play(null);
                            turn.acquireUninterruptibly();
                        }
                    }
                } catch (Throwable bug) {
                    breakOff(bug);
                }
            }
        }
    }

    private final long horizon;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Deque<Actor> idle = new ArrayDeque<>();
    private final List<Actor> all = new ArrayList<>();
    private final Semaphore over = new Semaphore(0);
    private final Clock clock = new StageClock();
    private volatile boolean ended;
    private @Nullable Throwable failure;
    private @Nullable Actor current;
    private boolean closed;
    private long orders;
    private long now;

    /** Time that fails when it goes on beyond a point: something would have gone on for ever. */
    VirtualTimeScheduler(Duration horizon) {
        this.horizon = horizon.toNanos();
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

    /** Runs everything until nothing is left to be done. */
    void play() {
        cast(() -> {});
        over.acquireUninterruptibly();
        ended = true;
        all.forEach(actor -> actor.turn.release());
        if (failure != null) {
            throw new IllegalStateException("at " + Duration.ofNanos(now), failure);
        }
    }

    @Override
    public void sleep(Duration duration) {
        if (ended) {
            throw new IllegalStateException("the play was broken off");
        }
        Actor self = Objects.requireNonNull(current, "only those whom the stage runs may sleep on it");
        Event mine = new Event(now + duration.toNanos(), orders++, null, self);
        events.add(mine);
        Event next = events.remove();
        clockTo(next);
        if (next.order() == mine.order()) {
            return;
        }
        if (next.sleeper() != null) {
            next.sleeper().play(null);
        } else {
            cast(next.task());
        }
        self.turn.acquireUninterruptibly();
        if (ended) {
            throw new IllegalStateException("the play was broken off");
        }
    }

    private void cast(@Nullable Runnable task) {
        Actor actor = idle.poll();
        if (actor == null) {
            actor = new Actor();
            all.add(actor);
            actor.start();
        }
        actor.play(task);
    }

    private void breakOff(Throwable reason) {
        failure = failure == null ? reason : failure;
        ended = true;
        over.release();
    }

    private void clockTo(Event next) {
        now = next.at();
        if (now > horizon) {
            breakOff(new IllegalStateException("it goes on for ever"));
            throw new IllegalStateException("the play was broken off");
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

    private final class StageClock extends Clock {
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
