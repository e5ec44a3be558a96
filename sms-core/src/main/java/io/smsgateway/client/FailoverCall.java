package io.smsgateway.client;

import com.google.common.primitives.ImmutableIntArray;
import io.smsgateway.Accepted;
import io.smsgateway.Refusal;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A list on its way through the providers of its messages' routes. The messages that wait for one provider are sent to it
 * together; meanwhile those that another one refused gather for their next. The caller's thread works for one provider at a
 * time, and threads of the executor for the others; an executor that is full only makes it slower.
 */
final class FailoverCall {

    private static final Duration FOREVER = Duration.ofHours(1);
    private static final SafeLogger LOG = new SafeLogger(FailoverGateway.class);

    /** Messages whose next provider is the same; {@code last} where it is the last of their routes. */
    private static final class Inbox {
        private final Pipeline pipeline;
        private final boolean last;
        private ImmutableIntArray.Builder messages = ImmutableIntArray.builder();
        private boolean isEmpty = true;
        private boolean inUse;
        private boolean threadComing;

        Inbox(Pipeline pipeline, boolean last) {
            this.pipeline = pipeline;
            this.last = last;
        }

        void add(int index) {
            messages.add(index);
            isEmpty = false;
        }

        ImmutableIntArray take() {
            ImmutableIntArray taken = messages.build();
            messages = ImmutableIntArray.builder();
            isEmpty = true;
            inUse = true;
            threadComing = false;
            return taken;
        }
    }

    private record Work(Inbox inbox, ImmutableIntArray messages) {}

    private final List<AdmittedMessage> messages;
    private final List<List<Pipeline>> routes;
    private final int[] next;
    private final MergedResult[] merged;
    private final Executor executor;
    private final TimeSource time;
    private final FailoverLog log;
    private final Stage.Sink sink;
    private final List<Inbox> inboxes = new ArrayList<>();
    /** Wakes the caller's thread. */
    private final Semaphore changed = new Semaphore(0);

    private int open;
    private boolean callerWaits = true;

    FailoverCall(
            List<AdmittedMessage> messages,
            Pipelines pipelines,
            Executor executor,
            TimeSource time,
            FailoverLog log,
            Stage.Sink sink) {
        this.messages = messages;
        this.routes = new ArrayList<>(messages.size());
        this.next = new int[messages.size()];
        this.merged = new MergedResult[messages.size()];
        this.executor = executor;
        this.time = time;
        this.log = log;
        this.sink = sink;
        this.open = messages.size();
        for (int i = 0; i < next.length; i++) {
            merged[i] = new MergedResult();
            routes.add(pipelines.route(messages.get(i)));
        }
    }

    /** Sends the messages; returns when each has its result. */
    void run() {
        for (int i = 0; i < next.length; i++) {
            moveOn(i);
        }
        startOthers();
        boolean interrupted = false;
        while (true) {
            try {
                Work work = await();
                if (work == null) {
                    break;
                }
                send(work);
            } catch (InterruptedException exception) {
                interrupted = true;
                messages.get(0).call().stop(Refusal.INTERRUPTED);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands a message to its next provider, or its result to the caller. */
    private void moveOn(int index) {
        List<Pipeline> route = routes.get(index);
        AdmittedMessage message = messages.get(index);
        if (next[index] == route.size() || !merged[index].needsAnother(message, time)) {
            sink.accept(index, merged[index].result(message));
            synchronized (this) {
                open--;
                if (open == 0) {
                    changed.release();
                }
            }
            return;
        }
        Pipeline pipeline = route.get(next[index]++);
        synchronized (this) {
            Inbox inbox = inbox(pipeline, next[index] == route.size());
            if (inbox.isEmpty) {
                changed.release();
            }
            inbox.add(index);
        }
    }

    private Inbox inbox(Pipeline pipeline, boolean last) {
        for (Inbox inbox : inboxes) {
            if (inbox.pipeline.id().equals(pipeline.id()) && inbox.last == last) {
                return inbox;
            }
        }
        Inbox inbox = new Inbox(pipeline, last);
        inboxes.add(inbox);
        return inbox;
    }

    /** Starts a thread for each provider that has messages, but for the one that the caller's thread takes. */
    private void startOthers() {
        int threads = 0;
        synchronized (this) {
            boolean callerTakesOne = callerWaits;
            for (Inbox inbox : inboxes) {
                if (!inbox.inUse && !inbox.isEmpty && !inbox.threadComing) {
                    inbox.threadComing = !callerTakesOne;
                    threads += callerTakesOne ? 0 : 1;
                    callerTakesOne = false;
                }
            }
        }
        for (int i = 0; i < threads; i++) {
            try {
                executor.execute(this::work);
            } catch (Throwable rejected) {
                // the caller's thread sends them when it has sent what it sends now
                return;
            }
        }
    }

    private void work() {
        for (Work work = take(); work != null; work = take()) {
            send(work);
        }
    }

    private synchronized @Nullable Work take() {
        for (Inbox inbox : inboxes) {
            if (!inbox.inUse && !inbox.isEmpty) {
                return new Work(inbox, inbox.take());
            }
        }
        return null;
    }

    /** Returns messages to send; null once every message has its result. */
    private @Nullable Work await() throws InterruptedException {
        while (true) {
            Work work;
            synchronized (this) {
                work = take();
                callerWaits = work == null;
                if (work != null || open == 0) {
                    return work;
                }
            }
            time.tryAcquire(changed, FOREVER);
            changed.drainPermits();
        }
    }

    private void send(Work work) {
        Pipeline pipeline = work.inbox().pipeline;
        ImmutableIntArray indices = work.messages();
        boolean[] handled = new boolean[indices.length()];
        log.log(pipeline.id(), indices.stream().mapToObj(i -> merged[i]).toList());
        try {
            pipeline.stage()
                    .send(
                            chosen(indices),
                            new ProviderTurn(messages.get(0).call(), work.inbox().last),
                            new Stage.Sink() {
                                @Override
                                public void accept(int i, SendResult result) {
                                    handled[i] = true;
                                    handle(indices.get(i), pipeline, result);
                                }

                                @Override
                                public void flush() {
                                    startOthers();
                                }
                            });
        } catch (Throwable bug) {
            LOG.error(
                    "Sending by {} threw {}; messages without a result are unconfirmed",
                    pipeline.id(),
                    bug.getClass().getName());
        } finally {
            for (int i = 0; i < handled.length; i++) {
                if (!handled[i]) {
                    handle(indices.get(i), pipeline, new Unconfirmed(pipeline.id(), "the call failed"));
                }
            }
            synchronized (this) {
                work.inbox().inUse = false;
                changed.release();
            }
            startOthers();
        }
    }

    private List<AdmittedMessage> chosen(ImmutableIntArray indices) {
        List<AdmittedMessage> chosen = new ArrayList<>(indices.length());
        indices.forEach(index -> chosen.add(messages.get(index)));
        return chosen;
    }

    private void handle(int index, Pipeline pipeline, SendResult result) {
        merged[index].add(pipeline, result, time);
        if (result instanceof Accepted) {
            log.accepted(pipeline.id());
        }
        moveOn(index);
    }
}
