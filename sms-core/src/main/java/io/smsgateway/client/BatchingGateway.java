package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.SmsProvider;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Groups messages that may share a request into batches and sends the batches in parallel. A batch whose deadline has
 * passed before its permit is granted is not sent.
 */
final class BatchingGateway implements SmsGateway {

    private final SmsProvider provider;
    private final PerMessageClass<Integer> chunkSizes;
    private final ParallelRunner parallelRunner;
    private final Semaphore permits;
    private final SmsGateway delegate;

    /** Long lists together get four fifths of the permits and wait for them; the rest is for single messages. */
    BatchingGateway(
            SmsProvider provider,
            PerMessageClass<Integer> chunkSizes,
            ParallelRunner parallelRunner,
            int maxInFlight,
            SmsGateway delegate) {
        this.provider = provider;
        this.chunkSizes = chunkSizes;
        this.parallelRunner = parallelRunner;
        this.permits = new Semaphore(Math.max(1, maxInFlight * 4 / 5), true);
        this.delegate = delegate;
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        if (messages.size() == 1) {
            Refused objection = CapabilityCheck.check(provider, messages.get(0));
            return objection != null ? List.of(objection) : send(messages, parallelRunner.isInterrupted());
        }
        SendResult[] results = new SendResult[messages.size()];
        List<Batch> batches = batches(messages, results);
        if (batches.size() == 1 && batches.get(0).size() == messages.size()) {
            return send(messages, parallelRunner.isInterrupted());
        }
        parallelRunner.run(batches.size(), (i, interrupted) -> {
            Batch batch = batches.get(i);
            batch.copyResults(sendWithPermit(batch.select(messages), interrupted), results);
        });
        return Arrays.asList(results);
    }

    private List<Batch> batches(List<SmsMessage> messages, SendResult[] results) {
        Batches batches = new Batches();
        for (int i = 0; i < messages.size(); i++) {
            SmsMessage message = messages.get(i);
            Refused objection = CapabilityCheck.check(provider, message);
            if (objection != null) {
                results[i] = objection;
                continue;
            }
            MessageClass messageClass = message.messageClass();
            try {
                Object key = provider.capabilities().batchKey(message);
                int maxSize = Math.min(provider.capabilities().maxRecipients(), chunkSizes.get(messageClass));
                batches.add(i, message.to(), messageClass, key, maxSize);
            } catch (Throwable bug) {
                results[i] = CapabilityCheck.adapterThrew(provider, bug);
            }
        }
        return batches.all();
    }

    private List<SendResult> sendWithPermit(List<SmsMessage> batch, boolean interrupted) {
        boolean acquired = false;
        try {
            acquired = !interrupted
                    && permits.tryAcquire(AttemptBudget.longestTimeLeft(batch).toNanos(), TimeUnit.NANOSECONDS);
            return send(batch, interrupted);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return send(batch, true);
        } finally {
            if (acquired) {
                permits.release();
            }
        }
    }

    private List<SendResult> send(List<SmsMessage> batch, boolean interrupted) {
        if (interrupted) {
            return PartialResults.same(
                    new Refused(provider.id(), Refusal.HELD_BACK, "interrupted before it was sent"), batch.size());
        }
        if (!AttemptBudget.allWorthSending(batch)) {
            return refuseExpired(batch);
        }
        return delegate.sendAll(batch);
    }

    /** The messages of a batch may have deadlines of their own; only those that have passed are refused. */
    private List<SendResult> refuseExpired(List<SmsMessage> batch) {
        SendResult[] results = new SendResult[batch.size()];
        boolean anyLeft = false;
        for (int i = 0; i < results.length; i++) {
            if (AttemptBudget.worthSending(batch.get(i), Duration.ZERO)) {
                anyLeft = true;
            } else {
                results[i] = new Refused(
                        ProviderId.NONE,
                        Refusal.EXPIRED,
                        "less than " + AttemptBudget.LEAST_TIME.toSeconds() + " s left before its deadline"
                                + (batch.get(i).validUntil() == null
                                        ? ""
                                        : ", valid until " + batch.get(i).validUntil()));
            }
        }
        return anyLeft ? PartialResults.passOn(batch, results, delegate) : Arrays.asList(results);
    }

    @Override
    public String toString() {
        return "Batching{" + delegate + "}";
    }
}
