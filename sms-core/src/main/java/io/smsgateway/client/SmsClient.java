package io.smsgateway.client;

import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.BalanceResult;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.verification.VerificationService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The gateway in front of all providers. Safe for many threads; create one and keep it. Print it to see its policies.
 */
public final class SmsClient implements SmsGateway, SmsOperations, AutoCloseable {

    private final Admission admission;
    private final CallExecutor calls;
    private final RetryingGateway retrying;
    private final Pipelines pipelines;
    private final Scheduler scheduler;
    private final @Nullable ExecutorService ownThreads;
    private final Duration closeGrace;
    private final InFlight inFlight;

    SmsClient(
            Admission admission,
            CallExecutor calls,
            RetryingGateway retrying,
            Pipelines pipelines,
            Scheduler scheduler,
            @Nullable ExecutorService ownThreads,
            Duration closeGrace,
            InFlight inFlight) {
        this.admission = admission;
        this.calls = calls;
        this.retrying = retrying;
        this.pipelines = pipelines;
        this.scheduler = scheduler;
        this.ownThreads = ownThreads;
        this.closeGrace = closeGrace;
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
        return copy.isEmpty() ? List.of() : calls.send(copy);
    }

    @Override
    public void warmUp() {
        if (!inFlight.isClosed()) {
            pipelines.warmUp();
        }
    }

    @Override
    public BulkSend bulk() {
        return BulkSend.by(use -> use.accept(this));
    }

    /** Returns what makes the calls of this client. */
    CallExecutor calls() {
        return calls;
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
    public Map<MessageClass, Integer> callsWaitingForRetry() {
        return retrying.waitingCalls();
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
        pipelines.required(provider).suspender().suspend(messageClasses, reason, note);
    }

    @Override
    public void resume(ProviderId provider, Set<MessageClass> messageClasses) {
        pipelines.required(provider).suspender().resume(messageClasses);
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
        pipelines.all().forEach(pipeline -> pipeline.dispatcher().dispatch());
        scheduler.close();
        // after the scheduler, whose tasks bulk runs plan anew where another client takes their place
        calls.closed();
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
        return "SmsClient{" + calls + "}";
    }
}
