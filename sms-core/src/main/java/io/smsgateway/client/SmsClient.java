package io.smsgateway.client;

import com.google.common.collect.Lists;
import io.smsgateway.BalanceResult;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.verification.VerificationService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The gateway in front of all providers. Safe for many threads; make one and keep it. Print it to see what happens to a
 * message.
 */
public final class SmsClient implements SmsGateway, AutoCloseable {

    /** A longer list is sent in parts of this size, so that those at its end don't run out of time in the queue. */
    private static final int PART = 32_000;

    private static final Refused CLOSED =
            new Refused(ProviderId.NONE, Refusal.HELD_BACK, "the client is closed; nothing was sent");

    private final Admission admission;
    private final SmsGateway gateway;
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
            SmsGateway gateway,
            RetryingGateway retrying,
            Pipelines pipelines,
            Scheduler scheduler,
            @Nullable ExecutorService ownThreads,
            Duration closeGrace,
            TimeSource time) {
        this.admission = admission;
        this.gateway = gateway;
        this.retrying = retrying;
        this.pipelines = pipelines;
        this.scheduler = scheduler;
        this.ownThreads = ownThreads;
        this.closeGrace = closeGrace;
        this.time = time;
    }

    public static SmsClientBuilder builder() {
        return new SmsClientBuilder();
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("there is no message to send; check the list before calling");
        }
        // finds a null before anything is sent, and lets the caller do what he likes with his list
        return sendCopied(List.copyOf(messages));
    }

    private List<SendResult> sendCopied(List<SmsMessage> messages) {
        inFlight.incrementAndGet();
        try {
            if (closed.get()) {
                return PartialResults.same(CLOSED, messages.size());
            }
            if (messages.size() <= PART) {
                return admission.passOn(messages, gateway);
            }
            List<SendResult> results = new ArrayList<>(messages.size());
            for (List<SmsMessage> part : Lists.partition(messages, PART)) {
                results.addAll(admission.passOn(part, gateway));
            }
            return results;
        } finally {
            inFlight.decrementAndGet();
        }
    }

    /**
     * What would be done with a message, without sending it: the route, why other providers are not in it, and what the
     * message would be at each. A route by weight is drawn anew each time.
     */
    public SendPlan plan(SmsMessage message) {
        return new SendPlanner(admission, pipelines).plan(message);
    }

    /** Codes that vendors make: started through the whole route, each checked at the provider that made it. */
    public VerificationService verification() {
        return new RoutedVerificationService(this, pipelines.providers());
    }

    /** Messages that vendors keep and send later, at the first provider of their route that does. */
    public ScheduleService schedules() {
        return new RoutedScheduleService(admission, pipelines);
    }

    /**
     * A further service of one provider of the route, such as its delivery reports; empty where it is not in the route or
     * has none.
     */
    public <T> Optional<T> service(ProviderId provider, Class<T> type) {
        return pipelines.providers().service(provider, type);
    }

    /** Asks every provider of the route for its balance, side by side: each with its answer or its reason. */
    public List<BalanceResult> balances() {
        return pipelines.balances();
    }

    /** How many retries were not made because too many were made already; see {@link RetryPolicy}. */
    public long retriesOverBudget() {
        return retrying.overBudget();
    }

    /** How each provider of the route stands now, in order. */
    public List<ProviderStatus> providers() {
        return pipelines.statuses();
    }

    /**
     * Leaves a provider alone, as if it had refused for this reason: {@link Refusal#OUT_OF_CREDIT} and the like until its
     * balance can be read again and is not empty, {@link Refusal#HELD_BACK} until {@link #resume}.
     *
     * @throws IllegalArgumentException when the client has no such provider, or the reason suspends nobody
     */
    public void suspend(ProviderId provider, Refusal reason) {
        pipelines.required(provider).suspending().suspend(reason);
    }

    /** Ends whatever suspension a provider is under; messages go there again and find out. */
    public void resume(ProviderId provider) {
        pipelines.required(provider).suspending().resume();
    }

    /**
     * Takes no more messages, waits for those in flight up to the grace, then closes the providers; what is in flight
     * even then ends as unconfirmed. Returns within seconds after the grace; leaves no thread or socket. An executor of
     * the user's is left alone. Once is enough; a further call does nothing.
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

    /** Waits until nothing is in flight or the time is over; false when interrupted. */
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
        return "SmsClient{" + gateway + "}";
    }
}
