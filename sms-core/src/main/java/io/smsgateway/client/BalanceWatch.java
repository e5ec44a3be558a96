package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.BalanceResult;
import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what is left: tells before a provider is empty, and has the client leave an empty one alone before it refuses.
 * Has no thread: call {@link #check} from a scheduler of yours, every few seconds or as often as the shortest interval.
 * Keep one watch for as long as the application runs, over clients that come and go. Safe for many threads.
 */
public final class BalanceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceWatch.class);

    private final TimeSource time;
    private final Consumer<BalanceEvent> listener;
    private final Map<ProviderId, BalanceTracker> watched = new ConcurrentHashMap<>();
    private final ReentrantLock checking = new ReentrantLock();

    /**
     * A watch that has seen nothing.
     *
     * @param listener hears of every change, one provider's in order, two providers' perhaps at once; what it throws is
     *     logged and goes no further
     */
    public BalanceWatch(TimeSource time, Consumer<BalanceEvent> listener) {
        this.time = time;
        this.listener = listener;
    }

    /**
     * Asks the providers whose interval is over, side by side; blocks until each answered or its time-out ended it. What
     * the client was told meanwhile, by a probe or for {@link SmsClient#balances}, is looked at and counts as asked. A
     * balance that can't be read changes nothing, nor does a class for which no quota has a number. Does nothing while
     * another thread checks.
     *
     * @param rules by provider; those that are not in it, or not in the client, are not watched
     */
    public void check(SmsClient client, Map<ProviderId, BalanceRule> rules) {
        if (!checking.tryLock()) {
            return;
        }
        try {
            watched.keySet().retainAll(rules.keySet());
            List<Runnable> questions = new ArrayList<>();
            rules.forEach((provider, rule) -> client.pipelines
                    .find(provider)
                    .ifPresent(pipeline -> look(pipeline, rule).ifPresent(questions::add)));
            // so that a slow vendor keeps nobody waiting for the news of another
            client.pipelines
                    .parallelRunner()
                    .run(questions.size(), (i, stopped) -> questions.get(i).run());
        } finally {
            checking.unlock();
        }
    }

    /** Takes in what others were told; answers the question that is due, if any. */
    private Optional<Runnable> look(Pipeline pipeline, BalanceRule rule) {
        BalanceTracker balance = watched.computeIfAbsent(pipeline.id(), first -> new BalanceTracker());
        if (balance.isNew(pipeline)) {
            // what was empty for the client before is empty for this one, too
            balance.empty().forEach(pipeline.suspending()::suspendEmpty);
        }
        BalanceResult told = pipeline.probe().last();
        if (told != null && !balance.knows(told)) {
            take(pipeline, balance, told, rule);
            return Optional.empty();
        }
        return balance.isDue(rule, time.nanos())
                ? Optional.of(() -> take(pipeline, balance, pipeline.probe().answer(), rule))
                : Optional.empty();
    }

    private void take(Pipeline pipeline, BalanceTracker balance, BalanceResult answer, BalanceRule rule) {
        List<BalanceEvent> events = balance.take(answer, rule, time.nanos());
        if (answer instanceof Balance read) {
            pipeline.suspending().lift(read);
            balance.empty().stream().filter(read::isEmptyFor).forEach(pipeline.suspending()::suspendEmpty);
        }
        events.forEach(this::tell);
    }

    private void tell(BalanceEvent event) {
        try {
            listener.accept(event);
        } catch (Throwable failed) {
            LOG.warn(
                    "a listener to the balance of {} threw {}",
                    event.provider(),
                    failed.getClass().getName());
        }
    }

    /** What was read last; empty where nothing was yet, or nobody watches the provider. Asks nobody. */
    public Optional<Balance> last(ProviderId provider) {
        return Optional.ofNullable(watched.get(provider)).flatMap(BalanceTracker::last);
    }

    @Override
    public String toString() {
        return "BalanceWatch{" + watched.keySet() + "}";
    }
}
