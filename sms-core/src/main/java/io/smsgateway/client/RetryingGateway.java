package io.smsgateway.client;

import io.smsgateway.Attempt;
import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Retries, after a pause, messages that every provider refused with a retryable refusal. */
final class RetryingGateway implements Stage<AdmittedMessage> {

    private final RetryPolicy policy;
    private final Stage<AdmittedMessage> delegate;
    private final TimeSource time;
    private final RandomGenerator random;
    private final Map<ProviderId, RetryBudget> budgets = new ConcurrentHashMap<>();
    private final LongAdder retriesOverBudget = new LongAdder();

    RetryingGateway(RetryPolicy policy, Stage<AdmittedMessage> delegate, TimeSource time, RandomGenerator random) {
        this.policy = policy;
        this.delegate = delegate;
        this.time = time;
        this.random = random;
    }

    @Override
    public void send(List<AdmittedMessage> messages, Sink sink) {
        @Nullable SendResult[] open = new SendResult[messages.size()];
        delegate.send(messages, (i, result) -> handle(i, result, open, sink));
        for (int round = 1; round < policy.maxAttempts() && anyOpen(open); round++) {
            boolean[] chosen = new boolean[open.length];
            Optional<Duration> pause = choose(round, messages, open, chosen);
            if (pause.isEmpty() || !slept(pause.get())) {
                break;
            }
            delegate.sendChosen(toSameProvider(messages, open, chosen), chosen, (i, result) -> {
                SendResult before = Objects.requireNonNull(open[i]);
                handle(i, after(before.attempts(), result), open, sink);
            });
        }
        for (int i = 0; i < open.length; i++) {
            SendResult last = open[i];
            if (last != null) {
                sink.accept(i, last);
            }
        }
    }

    /** Passes a final result on and keeps one that can be retried. */
    private void handle(int index, SendResult result, @Nullable SendResult[] open, Sink sink) {
        if (!isByLibrary(result)) {
            budget(result.provider()).requests(1);
        }
        if (canBeRetried(result)) {
            open[index] = result;
        } else {
            open[index] = null;
            sink.accept(index, result);
        }
    }

    private static SendResult after(List<Attempt> earlier, SendResult result) {
        List<Attempt> all = new ArrayList<>(earlier);
        all.addAll(result.attempts());
        return result.forMessage(result.idempotencyKey(), result.metadata(), all);
    }

    private static boolean anyOpen(@Nullable SendResult[] open) {
        for (SendResult result : open) {
            if (result != null) {
                return true;
            }
        }
        return false;
    }

    /** Retries only the provider whose refusal was retryable; the others are final. */
    private static List<AdmittedMessage> toSameProvider(
            List<AdmittedMessage> messages, @Nullable SendResult[] open, boolean[] chosen) {
        List<AdmittedMessage> directed = new ArrayList<>(messages);
        for (int i = 0; i < chosen.length; i++) {
            SendResult result = open[i];
            if (chosen[i] && result != null) {
                directed.set(i, messages.get(i).via(result.provider()));
            }
        }
        return directed;
    }

    private boolean canBeRetried(SendResult result) {
        return result.remedy() == Remedy.RETRY && requests(result) < policy.maxAttempts();
    }

    private static int requests(SendResult result) {
        int requests = 0;
        for (Attempt attempt : result.attempts()) {
            requests += attempt.outcome() == Attempt.Outcome.SKIPPED ? 0 : 1;
        }
        return requests;
    }

    /** Marks the messages to retry; returns the longest pause that one of them needs, or empty. */
    private Optional<Duration> choose(
            int round, List<AdmittedMessage> messages, @Nullable SendResult[] open, boolean[] chosen) {
        Optional<Duration> longest = Optional.empty();
        for (int i = 0; i < chosen.length; i++) {
            if (open[i] instanceof Refused refused) {
                Optional<Duration> pause = policy.pauseBefore(round, refused, random);
                chosen[i] = pause.isPresent()
                        && messages.get(i).isWorthSending(pause.get())
                        && withinBudget(refused.provider());
                if (chosen[i] && (longest.isEmpty() || pause.get().compareTo(longest.get()) > 0)) {
                    longest = pause;
                }
            }
        }
        return longest;
    }

    private boolean withinBudget(ProviderId provider) {
        if (budget(provider).tryRetry()) {
            return true;
        }
        retriesOverBudget.increment();
        return false;
    }

    private static boolean isByLibrary(SendResult result) {
        return result instanceof Refused refused && refused.reason().isByLibrary();
    }

    private RetryBudget budget(ProviderId provider) {
        RetryBudget budget = budgets.get(provider);
        return budget != null ? budget : budgets.computeIfAbsent(provider, id -> new RetryBudget(time));
    }

    private boolean slept(Duration pause) {
        try {
            if (!pause.isZero()) {
                time.sleep(pause);
            }
            return !Thread.currentThread().isInterrupted();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns how many retries exceeded the budgets. */
    long retriesOverBudget() {
        return retriesOverBudget.sum();
    }

    @Override
    public String toString() {
        return "Retrying{" + policy.maxAttempts() + ", " + delegate + "}";
    }
}
