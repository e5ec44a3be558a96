package io.smsgateway.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs what is due, on the test's thread, while it moves the time. */
final class ManualScheduler implements Scheduler {

    private record Task(long dueNanos, Duration pause, Runnable work) {}

    private final ManualTime time;
    private final List<Task> tasks = new ArrayList<>();
    private boolean closed;

    ManualScheduler(ManualTime time) {
        this.time = time;
    }

    @Override
    public synchronized void after(Duration pause, Runnable work) {
        if (!closed) {
            tasks.add(new Task(time.nanos() + pause.toNanos(), pause, work));
        }
    }

    /** Lets the time pass, and runs each task when its time has come. */
    void advance(Duration by) {
        long end = time.nanos() + by.toNanos();
        for (Optional<Task> next = takeDue(end); next.isPresent(); next = takeDue(end)) {
            time.advance(Duration.ofNanos(Math.max(0, next.get().dueNanos() - time.nanos())));
            next.get().work().run();
        }
        time.advance(Duration.ofNanos(end - time.nanos()));
    }

    private synchronized Optional<Task> takeDue(long end) {
        Optional<Task> next =
                tasks.stream().filter(task -> task.dueNanos() <= end).min(Comparator.comparingLong(Task::dueNanos));
        next.ifPresent(tasks::remove);
        return next;
    }

    /** The pauses that were asked for by the tasks that wait. */
    synchronized List<Duration> waiting() {
        return tasks.stream().map(Task::pause).toList();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        tasks.clear();
    }
}
