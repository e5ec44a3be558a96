package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Groups messages that may share a request into batches and sends the batches in parallel. A batch whose deadline has
 * passed before its permit is granted is not sent.
 */
final class BatchingGateway implements Stage<OutboundMessage> {

    private final SmsProvider provider;
    private final PerMessageClass<Integer> chunkSizes;
    private final ParallelRunner parallelRunner;
    private final Semaphore permits;
    private final OutboundGateway delegate;

    /** Long lists together get four fifths of the permits and wait for them; the rest is for single messages. */
    BatchingGateway(
            SmsProvider provider,
            PerMessageClass<Integer> chunkSizes,
            ParallelRunner parallelRunner,
            int maxInFlight,
            OutboundGateway delegate) {
        this.provider = provider;
        this.chunkSizes = chunkSizes;
        this.parallelRunner = parallelRunner;
        this.permits = new Semaphore(Math.max(1, maxInFlight * 4 / 5), true);
        this.delegate = delegate;
    }

    @Override
    public void send(List<OutboundMessage> messages, Sink sink) {
        if (messages.size() == 1) {
            Refused objection = CapabilityCheck.check(provider, messages.get(0));
            if (objection != null) {
                sink.accept(0, objection);
            } else {
                request(messages, parallelRunner.isInterrupted(), sink);
            }
            return;
        }
        List<Batch> batches = batches(messages, sink);
        if (batches.size() == 1 && batches.get(0).size() == messages.size()) {
            request(messages, parallelRunner.isInterrupted(), sink);
            return;
        }
        parallelRunner.run(batches.size(), (i, interrupted) -> {
            Batch batch = batches.get(i);
            requestWithPermit(
                    batch.select(messages), interrupted, (index, result) -> sink.accept(batch.index(index), result));
        });
    }

    private List<Batch> batches(List<OutboundMessage> messages, Sink sink) {
        Batches batches = new Batches();
        for (int i = 0; i < messages.size(); i++) {
            OutboundMessage message = messages.get(i);
            Refused objection = CapabilityCheck.check(provider, message);
            if (objection != null) {
                sink.accept(i, objection);
                continue;
            }
            MessageClass messageClass = message.messageClass();
            try {
                Object key = provider.capabilities().batchKey(message);
                int maxSize = Math.min(provider.capabilities().maxRecipients(), chunkSizes.get(messageClass));
                batches.add(i, message.to(), messageClass, key, maxSize);
            } catch (Throwable bug) {
                sink.accept(i, CapabilityCheck.adapterThrew(provider, bug));
            }
        }
        return batches.all();
    }

    private void requestWithPermit(List<OutboundMessage> batch, boolean interrupted, Sink sink) {
        boolean acquired = false;
        try {
            acquired = !interrupted
                    && permits.tryAcquire(AttemptBudget.longestTimeLeft(batch).toNanos(), TimeUnit.NANOSECONDS);
            request(batch, interrupted, sink);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            request(batch, true, sink);
        } finally {
            if (acquired) {
                permits.release();
            }
        }
    }

    private void request(List<OutboundMessage> batch, boolean interrupted, Sink sink) {
        if (interrupted) {
            Refused refused = new Refused(provider.id(), Refusal.INTERRUPTED, "interrupted before it was sent");
            for (int i = 0; i < batch.size(); i++) {
                sink.accept(i, refused);
            }
        } else if (AttemptBudget.allWorthSending(batch)) {
            request(batch, sink);
        } else {
            requestUnexpired(batch, sink);
        }
    }

    /** The messages of a batch may have deadlines of their own; only those that have passed are refused. */
    private void requestUnexpired(List<OutboundMessage> batch, Sink sink) {
        boolean[] worthSending = new boolean[batch.size()];
        for (int i = 0; i < worthSending.length; i++) {
            worthSending[i] = AttemptBudget.isWorthSending(batch.get(i));
            if (!worthSending[i]) {
                sink.accept(i, expired(batch.get(i)));
            }
        }
        Stage<OutboundMessage> request = this::request;
        request.sendChosen(batch, worthSending, sink);
    }

    private void request(List<OutboundMessage> batch, Sink sink) {
        List<SendResult> results = delegate.sendAll(batch);
        for (int i = 0; i < batch.size(); i++) {
            sink.accept(i, results.get(i));
        }
    }

    private static Refused expired(OutboundMessage message) {
        Instant end = message.validUntil();
        return new Refused(
                ProviderId.NONE,
                Refusal.EXPIRED,
                "less than " + AttemptBudget.LEAST_TIME.toSeconds() + " s left before its deadline"
                        + (end == null ? "" : ", valid until " + end));
    }

    @Override
    public String toString() {
        return "Batching{" + delegate + "}";
    }
}
