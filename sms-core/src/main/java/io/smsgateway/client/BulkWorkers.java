package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a bulk run, on threads of the client. One of them at a time reads a part of the messages, has the next worker
 * started to read on, and sends its part. A worker waits for no other, so that one thread is enough.
 */
final class BulkWorkers {

    private static final int MAX_WORKERS = 32;

    /** How long the first message of a part waits for the part to fill up; and how soon a worker is started again. */
    private static final Duration LINGER = Duration.ofMillis(200);

    private record Part(List<SmsMessage> messages, long readAt) {}

    private final BulkReader reader;
    private final BulkClient client;
    private final BulkResults results;
    private final TimeSource time;
    private final ReadAhead readAhead;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicBoolean restarting = new AtomicBoolean();
    private final Queue<Part> ready = new ArrayDeque<>(1);
    private @Nullable Part filling;
    private boolean reading;
    private boolean readAll;
    private int workers;

    BulkWorkers(BulkReader reader, BulkClient client, BulkResults results, int maxReadAhead, TimeSource time) {
        this.reader = reader;
        this.client = client;
        this.results = results;
        this.time = time;
        this.readAhead = new ReadAhead(maxReadAhead, time.nanos());
    }

    /** Reads no further message, and refuses those that are in no request yet. */
    void stop(Refusal reason) {
        cancellation.stop(reason);
        synchronized (this) {
            readAll |= !reading;
        }
        start();
        if (reason == Refusal.CLOSED) {
            // a closed client may have no other thread
            results.handOver();
        } else {
            results.signal();
        }
    }

    /** Returns why the workers were stopped; null where they were not. */
    @Nullable
    Refusal stopped() {
        return cancellation.reason();
    }

    /** Returns whether all messages were read and have their results. */
    synchronized boolean isDone() {
        return readAll && results.missing() == 0;
    }

    /** Starts a worker if there is work for one; tries again later where no thread is free. */
    void start() {
        synchronized (this) {
            if (workers == MAX_WORKERS || (ready.isEmpty() && !mayRead())) {
                return;
            }
            workers++;
        }
        Refusal stopped = cancellation.reason();
        if (stopped != Refusal.CLOSED && client.execute(this::work)) {
            return;
        }
        if (stopped != null) {
            // sends nothing, so that any thread can do it
            work();
            return;
        }
        synchronized (this) {
            workers--;
        }
        if (!restarting.getAndSet(true)) {
            client.after(LINGER, () -> {
                restarting.set(false);
                start();
            });
        }
    }

    /** Goes on by another client, after the timers of the one before have ended. */
    void resume() {
        restarting.set(false);
        synchronized (this) {
            Part begun = filling;
            if (begun != null) {
                sendLater(begun);
            }
        }
        start();
    }

    private boolean mayRead() {
        return !reading && !readAll && readAhead.mayRead(results.missing());
    }

    private void work() {
        for (Part part = next(); part != null; part = next()) {
            start();
            send(part);
            results.handOver();
            if (Thread.currentThread().isInterrupted()) {
                stop(Refusal.INTERRUPTED);
            }
        }
        synchronized (this) {
            workers--;
        }
        results.handOver();
    }

    /** Returns the next part, which the current thread reads unless one waits; null where it must not read. */
    private @Nullable Part next() {
        synchronized (this) {
            Part waiting = ready.poll();
            if (waiting != null || !mayRead()) {
                return waiting;
            }
            reading = true;
        }
        int size = readAhead.partSize();
        while (true) {
            SmsMessage message = cancellation.reason() == null ? reader.next() : null;
            Part begun = null;
            synchronized (this) {
                if (message != null) {
                    results.read();
                    if (filling == null) {
                        begun = new Part(new ArrayList<>(), time.nanos());
                        filling = begun;
                    }
                    filling.messages().add(message);
                }
                Part part = filling;
                if (message == null || (part != null && part.messages().size() == size)) {
                    readAll |= message == null;
                    reading = false;
                    filling = null;
                    return part;
                }
            }
            if (begun != null) {
                sendLater(begun);
            }
        }
    }

    /** Has a part sent that does not fill up, because reading its next message takes long. */
    @SuppressWarnings("ReferenceEquality") // another part may have equal messages
    private void sendLater(Part part) {
        client.after(LINGER, () -> {
            synchronized (this) {
                if (filling != part) {
                    return;
                }
                if (ready.isEmpty()) {
                    ready.add(part);
                    filling = null;
                }
            }
            start();
            sendLater(part);
        });
    }

    private void send(Part part) {
        List<SmsMessage> messages = part.messages();
        AtomicBoolean begun = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        AtomicIntegerArray added = new AtomicIntegerArray(messages.size());
        client.with(calls -> {
            long sentAt = time.nanos();
            Duration deadline = calls.deadline(messages.get(0));
            List<SmsMessage> taken = Admission.taken(messages, sentAt - part.readAt());
            begun.set(true);
            calls.send(taken, cancellation, (i, result) -> {
                if (added.compareAndSet(i, 0, 1)) {
                    results.add(messages.get(i), result);
                    // the last ones may wait for a retry
                    if (done.incrementAndGet() == (messages.size() + 1) / 2) {
                        readAhead.observe(sentAt, time.nanos(), deadline);
                    }
                }
            });
        });
        SendResult missing = begun.get() ? CallExecutor.FAILED : WaitingPolicy.stopped(ProviderId.NONE, Refusal.CLOSED);
        IntStream.range(0, messages.size())
                .filter(i -> added.compareAndSet(i, 0, 1))
                .forEach(i -> results.add(messages.get(i), CallExecutor.named(messages.get(i), missing)));
        if (!begun.get()) {
            stop(Refusal.CLOSED);
        }
    }
}
