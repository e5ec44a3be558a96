package io.smsgateway;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Sends without making the caller wait, on threads that the caller owns: a bounded pool, or virtual threads on Java 21
 * and later. To cancel a future stops the waiting, not the sending.
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
        try {
            return CompletableFuture.supplyAsync(() -> gateway.sendAll(copy), executor);
        } catch (RejectedExecutionException full) {
            SendResult heldBack = new Refused(
                    ProviderId.NONE, Refusal.HELD_BACK, "the executor takes no more work; nothing was sent");
            return CompletableFuture.completedFuture(
                    copy.stream().map(message -> heldBack).toList());
        }
    }

    /** As {@link SmsGateway#send}. */
    public CompletableFuture<SendResult> send(SmsMessage message) {
        return sendAll(List.of(message)).thenApply(results -> results.get(0));
    }

    @Override
    public String toString() {
        return "Async{" + gateway + "}";
    }
}
