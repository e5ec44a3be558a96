package io.smsgateway;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends without blocking the caller, on threads that the caller owns: a bounded pool, or virtual threads on Java 21 and
 * later. Cancelling a future before its task starts sends nothing. Cancelling it later stops the wait, not the sending;
 * a later call with the same idempotency key returns the result. The task runs with the caller's MDC and, where Micrometer's
 * context propagation is on the class path, its observation.
 */
public final class AsyncSmsGateway {

    private final SmsGateway gateway;
    private final Executor executor;

    /**
     * Creates a gateway.
     *
     * @param gateway sends the messages, on the executor's threads
     * @param executor runs one task for each call; not closed by this class
     */
    public AsyncSmsGateway(SmsGateway gateway, Executor executor) {
        this.gateway = gateway;
        this.executor = carrying(executor);
    }

    /**
     * Returns an executor whose tasks run with the MDC and the observation of the thread that submits them, such as for
     * {@link io.smsgateway.client.SmsClientBuilder#executor}.
     *
     * @param executor runs the tasks
     */
    public static Executor carrying(Executor executor) {
        return new CallerContext(executor);
    }

    /**
     * Returns an executor that runs its tasks at once, on the thread that submits them, with the MDC and the observation of the
     * thread that called this method, such as for the tasks of a timer.
     */
    public static Executor inContextOfCaller() {
        return CallerContext.capture();
    }

    /**
     * Sends messages as {@link SmsGateway#sendAll} does. An executor that rejects the task, or fails before it starts it,
     * completes the future with {@link Refusal#BUSY} for every message.
     */
    public CompletableFuture<List<SendResult>> sendAll(List<SmsMessage> messages) {
        List<SmsMessage> copy = List.copyOf(messages);
        return submit(
                () -> gateway.sendAll(copy),
                refused -> copy.stream()
                        .map(message -> refused.forMessage(message.idempotencyKey(), message.metadata(), List.of()))
                        .toList());
    }

    /** Sends one message as {@link SmsGateway#send} does. */
    public CompletableFuture<SendResult> send(SmsMessage message) {
        List<SmsMessage> one = List.of(message);
        return submit(
                () -> gateway.sendAll(one).get(0),
                refused -> refused.forMessage(message.idempotencyKey(), message.metadata(), List.of()));
    }

    /**
     * In one step: cancelling a dependent future would not keep the first one from starting. A task that an executor
     * started before it failed gives the results; one that it kept does not start later.
     */
    private <T> CompletableFuture<T> submit(Supplier<T> call, Function<SendResult, T> onRejection) {
        AtomicBoolean decided = new AtomicBoolean();
        CompletableFuture<T> future = new CompletableFuture<>();
        try {
            future.completeAsync(
                    () -> decided.getAndSet(true) ? onRejection.apply(rejected("rejected the task")) : call.get(),
                    executor);
        } catch (RejectedExecutionException full) {
            reject(future, decided, onRejection.apply(rejected("rejected the task")));
        } catch (Throwable bug) {
            reject(
                    future,
                    decided,
                    onRejection.apply(rejected("threw " + bug.getClass().getSimpleName())));
        }
        return future;
    }

    private static <T> void reject(CompletableFuture<T> future, AtomicBoolean decided, T result) {
        if (!decided.getAndSet(true)) {
            future.complete(result);
        }
    }

    private static Refused rejected(String how) {
        return new Refused(ProviderId.NONE, Refusal.BUSY, "the executor " + how + "; nothing was sent");
    }

    @Override
    public String toString() {
        return "Async{" + gateway + "}";
    }
}
