package io.smsgateway.client;

import io.smsgateway.Attempt;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;

/** Retries, after a pause, messages that every provider refused with a retryable refusal. */
final class RetryingGateway implements SmsGateway {

    private final RetryPolicy policy;
    private final SmsGateway delegate;
    private final TimeSource time;
    private final RandomGenerator random;
    private final Map<ProviderId, RetryBudget> budgets = new ConcurrentHashMap<>();
    private final LongAdder retriesOverBudget = new LongAdder();

    RetryingGateway(RetryPolicy policy, SmsGateway delegate, TimeSource time, RandomGenerator random) {
        this.policy = policy;
        this.delegate = delegate;
        this.time = time;
        this.random = random;
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        List<SendResult> first = delegate.sendAll(messages);
        count(first);
        return anyCanBeRetried(first) ? retry(messages, new ArrayList<>(first)) : first;
    }

    private List<SendResult> retry(List<SmsMessage> messages, List<SendResult> results) {
        for (int round = 1; round < policy.maxAttempts(); round++) {
            boolean[] chosen = new boolean[results.size()];
            Optional<Duration> pause = choose(round, messages, results, chosen);
            if (pause.isEmpty() || !slept(pause.get())) {
                break;
            }
            PartialResults.passOn(toSameProvider(messages, results, chosen), chosen, delegate, (i, result) -> {
                count(List.of(result));
                results.set(i, result.after(results.get(i).attempts()));
            });
        }
        return results;
    }

    /** Retries only the provider whose refusal was retryable; the others are final. */
    private static List<SmsMessage> toSameProvider(
            List<SmsMessage> messages, List<SendResult> results, boolean[] chosen) {
        List<SmsMessage> directed = new ArrayList<>(messages);
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                directed.set(i, messages.get(i).via(results.get(i).provider()));
            }
        }
        return directed;
    }

    private boolean anyCanBeRetried(List<SendResult> results) {
        for (SendResult result : results) {
            if (canBeRetried(result)) {
                return true;
            }
        }
        return false;
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
            int round, List<SmsMessage> messages, List<SendResult> results, boolean[] chosen) {
        Optional<Duration> longest = Optional.empty();
        for (int i = 0; i < chosen.length; i++) {
            if (canBeRetried(results.get(i)) && results.get(i) instanceof Refused refused) {
                Optional<Duration> pause = policy.pauseBefore(round, refused, random);
                chosen[i] = pause.isPresent()
                        && AttemptBudget.worthSending(messages.get(i), pause.get())
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

    /** Counts runs of equal providers and kinds at once, because neighbours mostly share both. */
    private void count(List<SendResult> results) {
        int counted = 0;
        for (int i = 1; i <= results.size(); i++) {
            ProviderId provider = results.get(counted).provider();
            boolean heldBack = isHeldBack(results.get(counted));
            if (i == results.size()
                    || !results.get(i).provider().equals(provider)
                    || isHeldBack(results.get(i)) != heldBack) {
                if (!heldBack) {
                    budget(provider).requests(i - counted);
                }
                counted = i;
            }
        }
    }

    private static boolean isHeldBack(SendResult result) {
        return result instanceof Refused refused && refused.reason() == Refusal.HELD_BACK;
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
