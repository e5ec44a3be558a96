package io.smsgateway.client;

import io.smsgateway.Deadline;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.SmsProvider;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Groups messages by what they must have in common to share a request, cuts the groups to what a request takes, and runs
 * the pieces side by side. A piece whose time is over before its turn is not begun.
 */
final class BatchingGateway implements SmsGateway {

    /** Time to connect and a second for the rest: an attempt that has less would have to be cut, and end in doubt. */
    static final Duration LEAST_TIME = Duration.ofSeconds(3);

    private final SmsProvider provider;
    private final PerClass<Integer> chunkSizes;
    private final ParallelRunner parallelRunner;
    private final Semaphore batches;
    private final SmsGateway delegate;

    /** Of what may be in flight, long lists get four fifths together, and wait for it; the rest is for single messages. */
    BatchingGateway(
            SmsProvider provider,
            PerClass<Integer> chunkSizes,
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
            Optional<Objection> objection = objection(provider, messages.get(0));
            return objection.isPresent()
                    ? List.of(refused(objection.get()))
                    : begin(messages, parallelRunner.isStopped());
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
            Optional<Objection> objection = objection(provider, message);
            if (objection.isPresent()) {
                results[i] = refused(objection.get());
                continue;
            }
            MessageClass messageClass = message.messageClass();
            try {
                Object key = provider.capabilities().batchKey(message);
                int most = Math.min(provider.capabilities().maxRecipients(), chunkSizes.get(messageClass));
                batches.add(i, message.to(), messageClass, key, most);
            } catch (Throwable bug) {
                results[i] = refused(unfit(bug));
            }
        }
        return batches.all();
    }

    /** Why a provider can't be given a message. */
    static Optional<Objection> objection(SmsProvider provider, SmsMessage message) {
        try {
            return provider.capabilities().objection(message);
        } catch (Throwable bug) {
            return Optional.of(unfit(bug));
        }
    }

    /** A bug in an adapter, whatever it throws, must not cost the answers of other messages, which may be out. */
    static Objection unfit(Throwable bug) {
        return new Objection(
                Refusal.INVALID_REQUEST, "the adapter threw " + bug.getClass().getSimpleName() + "; nothing was sent");
    }

    private List<SendResult> beginInTurn(List<SmsMessage> batch, boolean stopped) {
        boolean mine = false;
        try {
            mine = !stopped && batches.tryAcquire(longestWait(batch).toNanos(), TimeUnit.NANOSECONDS);
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

    private static Duration longestWait(List<SmsMessage> batch) {
        Duration longest = Duration.ZERO;
        Deadline asked = null;
        for (SmsMessage message : batch) {
            Deadline deadline = message.deadline();
            if (deadline != null && deadline != asked) {
                longest = deadline.left().compareTo(longest) > 0 ? deadline.left() : longest;
                asked = deadline;
            }
        }
        return longest;
    }

    private List<SendResult> begin(List<SmsMessage> batch, boolean stopped) {
        if (stopped) {
            return PartialResults.same(
                    new Refused(provider.id(), Refusal.HELD_BACK, "interrupted before it was sent"), batch.size());
        }
        Deadline asked = null;
        for (SmsMessage message : batch) {
            // mostly one deadline for all
            if (message.deadline() != asked && !worthSending(message, Duration.ZERO)) {
                return late(batch);
            }
            asked = message.deadline();
        }
        return delegate.sendAll(batch);
    }

    /** The messages of a piece may have deadlines of their own: the late ones are left out. */
    private List<SendResult> late(List<SmsMessage> batch) {
        SendResult[] settled = new SendResult[batch.size()];
        boolean anyInTime = false;
        for (int i = 0; i < settled.length; i++) {
            if (worthSending(batch.get(i), Duration.ZERO)) {
                anyInTime = true;
            } else {
                settled[i] = new Refused(
                        ProviderId.NONE,
                        Refusal.EXPIRED,
                        "less than " + LEAST_TIME.toSeconds() + " s were left for it"
                                + (batch.get(i).validUntil() == null
                                        ? ""
                                        : "; it was worth sending until "
                                                + batch.get(i).validUntil()));
            }
        }
        return anyInTime ? PartialResults.passOn(batch, settled, delegate) : Arrays.asList(settled);
    }

    /** Whether there is time for an attempt after a wait. */
    static boolean worthSending(SmsMessage message, Duration wait) {
        Deadline deadline = message.deadline();
        return deadline == null || deadline.leaves(wait.plus(LEAST_TIME));
    }

    private Refused refused(Objection objection) {
        return new Refused(provider.id(), objection.reason(), objection.detail());
    }

    @Override
    public String toString() {
        return "Batching{" + delegate + "}";
    }
}
