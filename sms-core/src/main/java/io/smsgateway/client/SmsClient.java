package io.smsgateway.client;

import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.BalanceResult;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.verification.VerificationService;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The gateway in front of all providers. Safe for many threads; create one and keep it. Print it to see its policies.
 */
public final class SmsClient implements SmsGateway, AutoCloseable {

    /** Longer lists are sent in parts of this size, so that the last messages do not run out of time in the queue. */
    private static final int PART_SIZE = 32_000;

    private static final Refused CLOSED =
            new Refused(ProviderId.NONE, Refusal.CLOSED, "the client is closed; nothing was sent");

    private final Admission admission;
    private final Stage<SmsMessage> stages;
    private final SendListeners listeners;
    private final RetryingGateway retrying;
    final Pipelines pipelines;
    private final Scheduler scheduler;
    private final @Nullable ExecutorService ownThreads;
    private final Duration closeGrace;
    private final TimeSource time;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    SmsClient(
            Admission admission,
            Stage<SmsMessage> stages,
            SendListeners listeners,
            RetryingGateway retrying,
            Pipelines pipelines,
            Scheduler scheduler,
            @Nullable ExecutorService ownThreads,
            Duration closeGrace,
            TimeSource time) {
        this.admission = admission;
        this.stages = stages;
        this.listeners = listeners;
        this.retrying = retrying;
        this.pipelines = pipelines;
        this.scheduler = scheduler;
        this.ownThreads = ownThreads;
        this.closeGrace = closeGrace;
        this.time = time;
    }

    /** Returns a builder with default settings. */
    public static SmsClientBuilder builder() {
        return new SmsClientBuilder();
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        // rejects a null before anything is sent, and allows the caller to change the list
        List<SmsMessage> copy = List.copyOf(messages);
        if (copy.isEmpty()) {
            return List.of();
        }
        inFlight.incrementAndGet();
        try {
            return listeners.isEmpty() ? sendCopied(copy) : sendObserved(copy);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private List<SendResult> sendObserved(List<SmsMessage> messages) {
        SendListener.Call call = new SendListener.Call(
                messages.stream().map(admission::classified).toList());
        listeners.each(listener -> listener.callStarted(call));
        long start = time.nanos();
        List<SendResult> results = Collections.nCopies(
                messages.size(), new Unconfirmed(ProviderId.NONE, "the call failed before it had a result"));
        try {
            results = sendCopied(messages);
            return results;
        } finally {
            List<SendResult> last = results;
            Duration took = Duration.ofNanos(time.nanos() - start);
            listeners.each(listener -> listener.callCompleted(call, last, took));
        }
    }

    private List<SendResult> sendCopied(List<SmsMessage> messages) {
        SendResult[] results = new SendResult[messages.size()];
        for (int from = 0; from < results.length; from += PART_SIZE) {
            int offset = from;
            List<SmsMessage> part = messages.subList(from, Math.min(from + PART_SIZE, results.length));
            Stage.Sink sink = (i, result) -> results[offset + i] = named(part.get(i), result);
            if (closed.get()) {
                IntStream.range(0, part.size()).forEach(i -> sink.accept(i, CLOSED));
            } else {
                stages.send(part, sink);
            }
        }
        return Arrays.asList(results);
    }

    /** Results that no request had a part in, or that an earlier call stored, do not name this message yet. */
    private static SendResult named(SmsMessage message, SendResult result) {
        return Objects.equals(message.idempotencyKey(), result.idempotencyKey())
                        && message.metadata().equals(result.metadata())
                ? result
                : result.forMessage(message.idempotencyKey(), message.metadata(), result.attempts());
    }

    /**
     * Plans a message without sending it: its route, why other providers are not in it, and the form of the message at
     * each. A route by weight is drawn anew each time.
     */
    public SendPlan plan(SmsMessage message) {
        return new SendPlanner(admission, pipelines).plan(message);
    }

    /**
     * Returns the service for codes that vendors make: started through the whole route, each checked at the provider
     * that made it.
     */
    public VerificationService verification() {
        return new RoutedVerificationService(this, pipelines.providers());
    }

    /**
     * Returns the service for messages that vendors store and send later, at the first provider of their route that
     * supports it.
     */
    public ScheduleService schedules() {
        return new RoutedScheduleService(admission, pipelines);
    }

    /**
     * Returns a further service of one provider, such as its delivery reports; empty where the provider is not in the
     * route or has none.
     */
    public <T> Optional<T> service(ProviderId provider, Class<T> type) {
        return pipelines.providers().service(provider, type);
    }

    /**
     * Returns a gateway that sends without blocking the caller.
     *
     * @param executor runs one task for each call; the client does not close it
     */
    public AsyncSmsGateway async(Executor executor) {
        return new AsyncSmsGateway(this, executor);
    }

    /** Queries the balance of every provider of the route, in parallel, and returns one result for each. */
    public List<BalanceResult> balances() {
        return pipelines.balances();
    }

    /** Returns how many retries were not made because they exceeded the budget; see {@link RetryPolicy}. */
    public long retriesOverBudget() {
        return retrying.retriesOverBudget();
    }

    /** Returns the state of every provider of the route, in order. */
    public List<ProviderStatus> providers() {
        return pipelines.statuses();
    }

    /**
     * Suspends a provider, as if it had refused for this reason: {@link Refusal#OUT_OF_CREDIT} and the like until its
     * balance can be read again and is not empty, {@link Refusal#SUSPENDED} until {@link #resume}.
     *
     * @throws IllegalArgumentException when the client has no such provider, or the reason does not suspend
     */
    public void suspend(ProviderId provider, Refusal reason) {
        pipelines.required(provider).suspending().suspend(reason);
    }

    /** Ends every suspension of a provider; its next messages show whether it works. */
    public void resume(ProviderId provider) {
        pipelines.required(provider).suspending().resume();
    }

    /**
     * Accepts no more messages, waits for those in flight up to the grace period, then closes the providers; messages
     * still in flight end unconfirmed. Returns within seconds after the grace period; leaves no thread or socket. Does
     * not close an executor that the application supplied. A second call does nothing.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        scheduler.close();
        boolean interrupted = !idleWithin(closeGrace);
        pipelines.providers().close();
        if (ownThreads != null) {
            ownThreads.shutdown();
            try {
                if (!ownThreads.awaitTermination(2, TimeUnit.SECONDS)) {
                    ownThreads.shutdownNow();
                }
            } catch (InterruptedException again) {
                ownThreads.shutdownNow();
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until nothing is in flight or the time is over; returns false when interrupted. */
    private boolean idleWithin(Duration grace) {
        long start = time.nanos();
        try {
            while (inFlight.get() > 0 && time.nanos() - start < grace.toNanos()) {
                time.sleep(Duration.ofMillis(5));
            }
            return true;
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "SmsClient{" + stages + "}";
    }
}
