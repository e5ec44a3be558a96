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
 * Groups messages by what they must have in common to share a request, cuts the groups to what a request takes, and runs
 * the pieces side by side. A piece whose time is over before its turn is not begun.
 */
final class BatchingGateway implements SmsGateway {

    private final SmsProvider provider;
    private final PerMessageClass<Integer> chunkSizes;
    private final ParallelRunner parallelRunner;
    private final Semaphore batches;
    private final SmsGateway delegate;

    /** Of what may be in flight, long lists get four fifths together, and wait for it; the rest is for single messages. */
    BatchingGateway(
            SmsProvider provider,
            PerMessageClass<Integer> chunkSizes,
            ParallelRunner parallelRunner,
            int maxInFlight,
            SmsGateway delegate) {
        this.provider = provider;
        this.chunkSizes = chunkSizes;
        this.parallelRunner = parallelRunner;
        this.batches = new Semaphore(Math.max(1, maxInFlight * 4 / 5), true);
        this.delegate = delegate;
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        if (messages.size() == 1) {
            Refused objection = Objections.check(provider, messages.get(0));
            return objection != null ? List.of(objection) : begin(messages, parallelRunner.isStopped());
        }
        SendResult[] results = new SendResult[messages.size()];
        List<Batch> batches = batches(messages, results);
        if (batches.size() == 1 && batches.get(0).size() == messages.size()) {
            return begin(messages, parallelRunner.isStopped());
        }
        parallelRunner.run(batches.size(), (i, stopped) -> {
            Batch batch = batches.get(i);
            batch.settle(beginInTurn(batch.of(messages), stopped), results);
        });
        return Arrays.asList(results);
    }

    private List<Batch> batches(List<SmsMessage> messages, SendResult[] results) {
        Batches batches = new Batches();
        for (int i = 0; i < messages.size(); i++) {
            SmsMessage message = messages.get(i);
            Refused objection = Objections.check(provider, message);
            if (objection != null) {
                results[i] = objection;
                continue;
            }
            MessageClass messageClass = message.messageClass();
            try {
                Object key = provider.capabilities().batchKey(message);
                int most = Math.min(provider.capabilities().maxRecipients(), chunkSizes.get(messageClass));
                batches.add(i, message.to(), messageClass, key, most);
            } catch (Throwable bug) {
                results[i] = Objections.adapterThrew(provider, bug);
            }
        }
        return batches.all();
    }

    private List<SendResult> beginInTurn(List<SmsMessage> batch, boolean stopped) {
        boolean mine = false;
        try {
            mine = !stopped
                    && batches.tryAcquire(AttemptBudget.longestTimeLeft(batch).toNanos(), TimeUnit.NANOSECONDS);
            return begin(batch, stopped);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return begin(batch, true);
        } finally {
            if (mine) {
                batches.release();
            }
        }
    }

    private List<SendResult> begin(List<SmsMessage> batch, boolean stopped) {
        if (stopped) {
            return PartialResults.same(
                    new Refused(provider.id(), Refusal.HELD_BACK, "interrupted before it was sent"), batch.size());
        }
        if (!AttemptBudget.allWorthSending(batch)) {
            return late(batch);
        }
        return delegate.sendAll(batch);
    }

    /** The messages of a piece may have deadlines of their own: the late ones are left out. */
    private List<SendResult> late(List<SmsMessage> batch) {
        SendResult[] settled = new SendResult[batch.size()];
        boolean anyInTime = false;
        for (int i = 0; i < settled.length; i++) {
            if (AttemptBudget.worthSending(batch.get(i), Duration.ZERO)) {
                anyInTime = true;
            } else {
                settled[i] = new Refused(
                        ProviderId.NONE,
                        Refusal.EXPIRED,
                        "less than " + AttemptBudget.LEAST_TIME.toSeconds() + " s were left for it"
                                + (batch.get(i).validUntil() == null
                                        ? ""
                                        : "; it was worth sending until "
                                                + batch.get(i).validUntil()));
            }
        }
        return anyInTime ? PartialResults.passOn(batch, settled, delegate) : Arrays.asList(settled);
    }

    @Override
    public String toString() {
        return "Batching{" + delegate + "}";
    }
}
