package io.smsgateway;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends without making the caller wait, on threads that the caller owns: a bounded pool, or virtual threads on Java 21
 * and later. To cancel a future before its turn has come sends nothing; later it stops the waiting, not the sending, and
 * what came of a message is told to whoever sends it again under the same idempotency key.
 */
public final class AsyncSmsGateway {

    private final SmsGateway gateway;
    private final Executor executor;

    public AsyncSmsGateway(SmsGateway gateway, Executor executor) {
        this.gateway = gateway;
        this.executor = executor;
    }

    /** As {@link SmsGateway#sendAll}; an executor that is full answers {@link Refusal#HELD_BACK} for every message. */
    public CompletableFuture<List<SendResult>> sendAll(List<SmsMessage> messages) {
        List<SmsMessage> copy = List.copyOf(messages);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("there is no message to send; check the list before calling");
        }
        return answered(
                () -> gateway.sendAll(copy),
                heldBack -> copy.stream().map(message -> heldBack).toList());
    }

    /** As {@link SmsGateway#send}. */
    public CompletableFuture<SendResult> send(SmsMessage message) {
        List<SmsMessage> one = List.of(message);
        return answered(() -> gateway.sendAll(one).get(0), heldBack -> heldBack);
    }

    /** In one step: of a future that depends on another, to cancel it would not keep the other from beginning. */
    private <T> CompletableFuture<T> answered(Supplier<T> call, Function<SendResult, T> withoutRoom) {
        try {
            return CompletableFuture.supplyAsync(call, executor);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.completedFuture(withoutRoom.apply(new Refused(
                    ProviderId.NONE, Refusal.HELD_BACK, "the executor takes no more work; nothing was sent")));
        }
    }

    @Override
    public String toString() {
        return "Async{" + gateway + "}";
    }
}
