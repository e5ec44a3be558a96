package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the calls of a client, each with its listeners around it, and holds what bulk runs need besides. */
final class CallExecutor {

    /** Longer lists are sent in parts of this size, so that the last messages do not run out of time in the queue. */
    private static final int PART_SIZE = 32_000;

    static final Unconfirmed FAILED = new Unconfirmed(ProviderId.NONE, "the call failed before it had a result");

    private static final Stage.Sink NO_SINK = (i, result) -> {};

    private static final SafeLogger LOG = new SafeLogger(SmsClient.class);

    private final Admission admission;
    private final CallStage stages;
    private final SendListeners listeners;
    private final Pipelines pipelines;
    private final PerMessageClass<Duration> deadlines;
    private final Executor executor;
    private final Scheduler scheduler;
    private final TimeSource time;
    private final InFlight inFlight;
    private final Set<Runnable> closeListeners = ConcurrentHashMap.newKeySet();

    CallExecutor(
            Admission admission,
            CallStage stages,
            SendListeners listeners,
            Pipelines pipelines,
            PerMessageClass<Duration> deadlines,
            Executor executor,
            Scheduler scheduler,
            TimeSource time,
            InFlight inFlight) {
        this.admission = admission;
        this.stages = stages;
        this.listeners = listeners;
        this.pipelines = pipelines;
        this.deadlines = deadlines;
        this.executor = executor;
        this.scheduler = scheduler;
        this.time = time;
        this.inFlight = inFlight;
    }

    /** Sends messages and returns their results. */
    List<SendResult> send(List<SmsMessage> messages) {
        return make(new Call(), messages, NO_SINK);
    }

    /**
     * Sends messages as {@link #send(List)} does, until the cancellation stops it.
     *
     * @param early gets each result as soon as it is known, from any thread
     */
    void send(List<SmsMessage> messages, Cancellation cancellation, Stage.Sink early) {
        cancellation.stoppable(
                () -> pipelines.all().forEach(pipeline -> pipeline.dispatcher().giveUpStopped()),
                () -> make(new Call(cancellation), messages, early));
    }

    private List<SendResult> make(Call call, List<SmsMessage> messages, Stage.Sink early) {
        inFlight.begin();
        try {
            return listeners.isEmpty() ? sendAll(messages, call, early) : sendObserved(messages, call, early);
        } finally {
            inFlight.end();
        }
    }

    private List<SendResult> sendObserved(List<SmsMessage> messages, Call call, Stage.Sink early) {
        SendListener.Call observed = new SendListener.Call(
                messages.stream().map(admission::classified).toList());
        listeners.each(listener -> listener.callStarted(observed));
        long start = time.nanos();
        List<SendResult> results = sendAll(messages, call, early);
        Duration took = Duration.ofNanos(time.nanos() - start);
        listeners.eachInReverse(listener -> listener.callCompleted(observed, results, took));
        return results;
    }

    private List<SendResult> sendAll(List<SmsMessage> messages, Call call, Stage.Sink early) {
        @Nullable SendResult[] results = new SendResult[messages.size()];
        long takenAt = time.nanos();
        for (int from = 0; from < results.length; from += PART_SIZE) {
            int offset = from;
            List<SmsMessage> part = results.length <= PART_SIZE
                    ? messages
                    : messages.subList(from, Math.min(from + PART_SIZE, results.length));
            Stage.Sink sink = (i, result) -> {
                SendResult named = named(part.get(i), result);
                results[offset + i] = named;
                early.accept(offset + i, named);
            };
            Refusal stopped = inFlight.isClosed() ? Refusal.CLOSED : call.cancelled();
            if (stopped == null) {
                send(from == 0 ? part : Admission.taken(part, time.nanos() - takenAt), call, sink);
            } else {
                Refused refused = WaitingPolicy.stopped(ProviderId.NONE, stopped);
                IntStream.range(0, part.size()).forEach(i -> sink.accept(i, refused));
            }
        }
        for (int i = 0; i < results.length; i++) {
            if (results[i] == null) {
                results[i] = named(messages.get(i), FAILED);
                early.accept(i, results[i]);
            }
        }
        return List.of(results);
    }

    /** A bug in a stage costs neither the results that are known nor other parts of the list. */
    private void send(List<SmsMessage> part, Call call, Stage.Sink sink) {
        try {
            stages.send(part, call, sink);
        } catch (Throwable bug) {
            LOG.error(
                    "Sending threw {}; messages without a result are unconfirmed",
                    bug.getClass().getName());
        }
    }

    /** Results that no request had a part in, or that an earlier call stored, do not name this message yet. */
    static SendResult named(SmsMessage message, SendResult result) {
        return Objects.equals(message.idempotencyKey(), result.idempotencyKey())
                        && message.metadata().equals(result.metadata())
                ? result
                : result.forMessage(message.idempotencyKey(), message.metadata(), result.attempts());
    }

    /** Runs a task on a thread of the client; returns false where none is free or the client is closed. */
    boolean execute(Runnable task) {
        try {
            executor.execute(task);
            return true;
        } catch (Throwable rejected) {
            return false;
        }
    }

    /** Runs a short task later; does nothing once the client is closed. */
    void after(Duration pause, Runnable task) {
        scheduler.after(pause, task);
    }

    /** Has a task run when the client closes, until it is {@linkplain #forget forgotten}. */
    void whenClosed(Runnable task) {
        closeListeners.add(task);
    }

    void forget(Runnable task) {
        closeListeners.remove(task);
    }

    void closed() {
        closeListeners.forEach(Runnable::run);
    }

    boolean isClosed() {
        return inFlight.isClosed();
    }

    TimeSource time() {
        return time;
    }

    /** Returns how long a message may take by its class. */
    Duration deadline(SmsMessage message) {
        return deadlines.get(admission.classified(message).messageClass());
    }

    @Override
    public String toString() {
        return stages.toString();
    }
}
