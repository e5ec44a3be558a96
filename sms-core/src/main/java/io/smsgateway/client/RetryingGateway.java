package io.smsgateway.client;

import com.google.common.collect.Comparators;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import io.smsgateway.Attempt;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Retries, after a pause, messages whose last refusal can be retried. A refusal with nothing on the wire costs no attempt of
 * the message, which is sent to all providers that refused it so again; after any other, only the provider that asked for the
 * pause gets it again.
 */
final class RetryingGateway implements Stage<AdmittedMessage> {

    /** Calls of a class that wait for a retry at once, and with them the callers' threads. */
    private static final int MAX_WAITING_CALLS = 1000;

    /** Rounds without a request are not counted, so that they must not follow one another at once. */
    private static final Duration MIN_PAUSE = Duration.ofMillis(20);

    private static final Set<Refusal> NOTHING_ON_THE_WIRE =
            Set.of(Refusal.UNAVAILABLE, Refusal.BUSY, Refusal.CIRCUIT_OPEN);

    private final RetryPolicy policy;
    private final Stage<AdmittedMessage> delegate;
    private final Function<ProviderId, Optional<RetryBudget>> budgets;
    private final TimeSource time;
    private final RandomGenerator random;
    private final LongAdder retriesOverBudget = new LongAdder();
    private final PerMessageClass<AtomicInteger> waitingCalls =
            new PerMessageClass<>(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());

    RetryingGateway(
            RetryPolicy policy,
            Stage<AdmittedMessage> delegate,
            Function<ProviderId, Optional<RetryBudget>> budgets,
            TimeSource time,
            RandomGenerator random) {
        this.policy = policy;
        this.delegate = delegate;
        this.budgets = budgets;
        this.time = time;
        this.random = random;
    }

    @Override
    public void send(List<AdmittedMessage> messages, Sink sink) {
        @Nullable SendResult[] open = new SendResult[messages.size()];
        delegate.send(messages, (i, result) -> handle(i, messages.get(i), result, open, sink));
        for (int round = 1; anyOpen(open); round++) {
            boolean[] chosen = new boolean[open.length];
            Optional<Duration> pause = choose(round, messages, open, chosen);
            if (pause.isEmpty() || !waited(pause.get(), messages, open)) {
                break;
            }
            delegate.sendChosen(directed(messages, open, chosen), chosen, (i, result) -> {
                SendResult before = Objects.requireNonNull(open[i]);
                handle(i, messages.get(i), after(before, result), open, sink);
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
    private void handle(int index, AdmittedMessage message, SendResult result, @Nullable SendResult[] open, Sink sink) {
        if (canBeRetried(message, result)) {
            open[index] = result;
        } else {
            open[index] = null;
            sink.accept(index, result);
        }
    }

    /** Adds the earlier attempts, but for skips that are repeated: a message may wait for many rounds. */
    private static SendResult after(SendResult before, SendResult result) {
        List<Attempt> all = new ArrayList<>();
        for (Attempt attempt : before.attempts()) {
            if (result.attempts().stream().noneMatch(later -> isSameSkip(attempt, later))) {
                all.add(attempt);
            }
        }
        all.addAll(result.attempts());
        return result.forMessage(result.idempotencyKey(), result.metadata(), all);
    }

    private static boolean isSameSkip(Attempt attempt, Attempt later) {
        return attempt.outcome() == Attempt.Outcome.SKIPPED
                && later.outcome() == Attempt.Outcome.SKIPPED
                && later.provider().equals(attempt.provider())
                && later.refusal() == attempt.refusal();
    }

    private static boolean anyOpen(@Nullable SendResult[] open) {
        for (SendResult result : open) {
            if (result != null) {
                return true;
            }
        }
        return false;
    }

    /** Sends messages again only to the providers whose refusals can be retried; the others' are final. */
    private List<AdmittedMessage> directed(
            List<AdmittedMessage> messages, @Nullable SendResult[] open, boolean[] chosen) {
        List<AdmittedMessage> directed = new ArrayList<>(messages);
        for (int i = 0; i < chosen.length; i++) {
            SendResult result = open[i];
            if (chosen[i] && result != null) {
                directed.set(i, messages.get(i).via(retryable(result)));
            }
        }
        return directed;
    }

    /** Returns the providers to send a message to again; a provider that had its requests gets no further one. */
    private Set<ProviderId> retryable(SendResult result) {
        boolean mayRequest = requests(result) < policy.maxAttempts();
        Map<ProviderId, Attempt> retryable = Maps.filterValues(lastAttempts(result), attempt -> {
            Refusal refusal = attempt.refusal();
            return refusal != null
                    && (mayRequest ? refusal.remedy() == Remedy.RETRY : NOTHING_ON_THE_WIRE.contains(refusal));
        });
        return Sets.union(retryable.keySet(), Set.of(result.provider())).immutableCopy();
    }

    private static Map<ProviderId, Attempt> lastAttempts(SendResult result) {
        Map<ProviderId, Attempt> last = new LinkedHashMap<>();
        result.attempts().forEach(attempt -> last.put(attempt.provider(), attempt));
        return last;
    }

    private static boolean isNothingOnTheWire(SendResult result) {
        return result instanceof Refused refused && NOTHING_ON_THE_WIRE.contains(refused.reason());
    }

    /** Returns whether a retry is possible, and still fits before the deadline: a caller need not wait for its list otherwise. */
    private boolean canBeRetried(AdmittedMessage message, SendResult result) {
        if (policy.maxAttempts() == 1 || result.remedy() != Remedy.RETRY) {
            return false;
        }
        return isNothingOnTheWire(result)
                ? message.isWorthSending(MIN_PAUSE)
                : requests(result) < policy.maxAttempts() && message.isWorthSending(Duration.ZERO);
    }

    private static int requests(SendResult result) {
        int requests = 0;
        for (Attempt attempt : result.attempts()) {
            boolean onTheWire =
                    attempt.outcome() != Attempt.Outcome.SKIPPED && attempt.refusal() != Refusal.UNAVAILABLE;
            requests += onTheWire ? 1 : 0;
        }
        return requests;
    }

    private static Object request(Refused refused) {
        List<Attempt> attempts = refused.attempts();
        return attempts.isEmpty() ? refused : attempts.get(attempts.size() - 1);
    }

    /**
     * Marks the messages to retry; returns the longest pause that one of them needs, or empty. A message that found the
     * budget spent waits for a later round, unless a request of it was made that counts.
     */
    private Optional<Duration> choose(
            int round, List<AdmittedMessage> messages, @Nullable SendResult[] open, boolean[] chosen) {
        Optional<Duration> longest = Optional.empty();
        Map<Object, Boolean> paid = new HashMap<>();
        for (int i = 0; i < chosen.length; i++) {
            if (open[i] instanceof Refused refused) {
                Duration pause = pause(round, refused, messages.get(i));
                if (pause != null) {
                    chosen[i] = paid.computeIfAbsent(request(refused), request -> isWithinBudget(refused));
                    boolean waits = chosen[i] || isNothingOnTheWire(refused);
                    longest = waits && (longest.isEmpty() || pause.compareTo(longest.get()) > 0)
                            ? Optional.of(pause)
                            : longest;
                }
            }
        }
        return longest;
    }

    /** Returns how long a message waits for the round; null where it is not retried. */
    private @Nullable Duration pause(int round, Refused refused, AdmittedMessage message) {
        Duration pause = policy.pauseBefore(round, refused, random).orElse(null);
        if (pause != null && isNothingOnTheWire(refused)) {
            pause = Comparators.max(pause, MIN_PAUSE);
        }
        return pause != null && message.isWorthSending(pause) ? pause : null;
    }

    /** A retry costs the budget once for all messages of a request, and nothing where none was made. */
    private boolean isWithinBudget(Refused refused) {
        Optional<ProviderId> requested = lastAttempts(refused).values().stream()
                .filter(attempt -> attempt.outcome() != Attempt.Outcome.SKIPPED)
                .map(Attempt::provider)
                .findFirst();
        boolean granted = requested.flatMap(budgets).map(RetryBudget::tryRetry).orElse(true);
        if (!granted) {
            retriesOverBudget.increment();
        }
        return granted;
    }

    /** Waits; returns false where the call was stopped, or more calls wait than may in all classes of its messages. */
    private boolean waited(Duration pause, List<AdmittedMessage> messages, @Nullable SendResult[] open) {
        Call call = messages.get(0).call();
        Set<MessageClass> classes = EnumSet.noneOf(MessageClass.class);
        for (int i = 0; i < open.length; i++) {
            if (open[i] != null) {
                classes.add(messages.get(i).messageClass());
            }
        }
        boolean mayWait = false;
        for (MessageClass messageClass : classes) {
            mayWait |= waitingCalls.get(messageClass).incrementAndGet() <= MAX_WAITING_CALLS;
        }
        try {
            if (mayWait && !pause.isZero()) {
                call.pause(time, pause);
            }
            return mayWait && call.stopped() == null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            classes.forEach(messageClass -> waitingCalls.get(messageClass).decrementAndGet());
        }
    }

    /** Returns how many calls wait for a retry, and with them their callers' threads, by the classes of their messages. */
    Map<MessageClass, Integer> waitingCalls() {
        return Maps.immutableEnumMap(Maps.filterValues(
                Maps.toMap(
                        EnumSet.allOf(MessageClass.class),
                        messageClass -> waitingCalls.get(messageClass).get()),
                calls -> calls > 0));
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
