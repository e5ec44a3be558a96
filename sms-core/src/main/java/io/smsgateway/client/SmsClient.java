package io.smsgateway.client;

import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.BalanceResult;
import io.smsgateway.MessageClass;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The gateway in front of all providers. Safe for many threads; create one and keep it. Print it to see its policies.
 */
public final class SmsClient implements SmsGateway, SmsOperations, AutoCloseable {

    /** Longer lists are sent in parts of this size, so that the last messages do not run out of time in the queue. */
    private static final int PART_SIZE = 32_000;

    private static final Refused CLOSED =
            new Refused(ProviderId.NONE, Refusal.CLOSED, "the client is closed; nothing was sent");

    private static final Unconfirmed FAILED =
            new Unconfirmed(ProviderId.NONE, "the call failed before it had a result");

    private static final SafeLogger LOG = new SafeLogger(SmsClient.class);

    private final Admission admission;
    private final Stage<SmsMessage> stages;
    private final SendListeners listeners;
    private final RetryingGateway retrying;
    private final Pipelines pipelines;
    private final Scheduler scheduler;
    private final @Nullable ExecutorService ownThreads;
    private final Duration closeGrace;
    private final TimeSource time;
    private final InFlight inFlight;

    SmsClient(
            Admission admission,
            Stage<SmsMessage> stages,
            SendListeners listeners,
            RetryingGateway retrying,
            Pipelines pipelines,
            Scheduler scheduler,
            @Nullable ExecutorService ownThreads,
            Duration closeGrace,
            TimeSource time,
            InFlight inFlight) {
        this.admission = admission;
        this.stages = stages;
        this.listeners = listeners;
        this.retrying = retrying;
        this.pipelines = pipelines;
        this.scheduler = scheduler;
        this.ownThreads = ownThreads;
        this.closeGrace = closeGrace;
        this.time = time;
        this.inFlight = inFlight;
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
        inFlight.begin();
        try {
            return listeners.isEmpty() ? sendCopied(copy) : sendObserved(copy);
        } finally {
            inFlight.end();
        }
    }

    private List<SendResult> sendObserved(List<SmsMessage> messages) {
        SendListener.Call call = new SendListener.Call(
                messages.stream().map(admission::classified).toList());
        listeners.each(listener -> listener.callStarted(call));
        long start = time.nanos();
        List<SendResult> results = sendCopied(messages);
        Duration took = Duration.ofNanos(time.nanos() - start);
        listeners.eachInReverse(listener -> listener.callCompleted(call, results, took));
        return results;
    }

    private List<SendResult> sendCopied(List<SmsMessage> messages) {
        @Nullable SendResult[] results = new SendResult[messages.size()];
        long takenAt = time.nanos();
        for (int from = 0; from < results.length; from += PART_SIZE) {
            int offset = from;
            List<SmsMessage> part = results.length <= PART_SIZE
                    ? messages
                    : messages.subList(from, Math.min(from + PART_SIZE, results.length));
            Stage.Sink sink = (i, result) -> results[offset + i] = named(part.get(i), result);
            if (inFlight.isClosed()) {
                IntStream.range(0, part.size()).forEach(i -> sink.accept(i, CLOSED));
            } else {
                send(from == 0 ? part : Admission.taken(part, time.nanos() - takenAt), sink);
            }
        }
        for (int i = 0; i < results.length; i++) {
            if (results[i] == null) {
                results[i] = named(messages.get(i), FAILED);
            }
        }
        return List.of(results);
    }

    /** A bug in a stage costs neither the results that are known nor other parts of the list. */
    private void send(List<SmsMessage> part, Stage.Sink sink) {
        try {
            stages.send(part, sink);
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

    @Override
    public SendPlan plan(SmsMessage message) {
        return new SendPlanner(admission, pipelines).plan(message);
    }

    @Override
    public VerificationService verification() {
        return new RoutedVerificationService(this, pipelines.providers(), inFlight);
    }

    @Override
    public ScheduleService schedules() {
        return new ClosingScheduleService(new RoutedScheduleService(admission, pipelines), inFlight);
    }

    @Override
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

    @Override
    public List<BalanceResult> balances() {
        return pipelines.balances();
    }

    @Override
    public BalanceResult balance(ProviderId provider) {
        return pipelines.required(provider).probe().query();
    }

    @Override
    public void balances(Set<ProviderId> providers, BiConsumer<ProviderId, ? super BalanceResult> onResult) {
        pipelines.balances(providers, onResult);
    }

    @Override
    public Optional<BalanceResult> lastBalance(ProviderId provider) {
        return pipelines.find(provider).map(pipeline -> pipeline.probe().last());
    }

    @Override
    public long retriesOverBudget() {
        return retrying.retriesOverBudget();
    }

    @Override
    public List<ProviderStatus> providers() {
        return pipelines.statuses();
    }

    @Override
    public void suspend(ProviderId provider, Set<MessageClass> messageClasses, Refusal reason, String note) {
        pipelines.required(provider).suspending().suspend(messageClasses, reason, note);
    }

    @Override
    public void resume(ProviderId provider, Set<MessageClass> messageClasses) {
        pipelines.required(provider).suspending().resume(messageClasses);
    }

    /**
     * Accepts no more messages, checks of codes and schedules, waits for those in flight up to the grace period, then closes
     * the providers; messages still in flight end unconfirmed. Returns within seconds after the grace period; leaves no thread or socket. Does
     * not close an executor that the application supplied. A second call does nothing.
     */
    @Override
    public void close() {
        if (!inFlight.close()) {
            return;
        }
        // refuses the messages that wait
        pipelines.all().forEach(pipeline -> pipeline.dispatching().dispatch());
        scheduler.close();
        boolean interrupted = !inFlight.awaitIdle(closeGrace);
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

    @Override
    public String toString() {
        return "SmsClient{" + stages + "}";
    }
}
