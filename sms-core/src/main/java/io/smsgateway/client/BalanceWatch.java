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
 * Watches balances: reports a low balance before it is empty, and suspends a provider whose balance is empty before it
 * refuses messages. Has no thread of its own: call {@link #check} from a scheduler, every few seconds or at the
 * shortest interval. Keep one watch for the application's life, across clients that are rebuilt. Safe for many threads.
 */
public final class BalanceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceWatch.class);

    private final TimeSource time;
    private final Consumer<BalanceEvent> listener;
    private final Map<ProviderId, BalanceTracker> watched = new ConcurrentHashMap<>();
    private final ReentrantLock checking = new ReentrantLock();

    /**
     * Creates a watch without readings.
     *
     * @param time source of time
     * @param listener called for every change, in order for one provider, concurrently for several; exceptions are
     *     logged and ignored
     */
    public BalanceWatch(TimeSource time, Consumer<BalanceEvent> listener) {
        this.time = time;
        this.listener = listener;
    }

    /**
     * Queries the providers whose interval is over, in parallel; blocks until each responded or timed out. A result
     * that the client got meanwhile, from a probe or for {@link SmsClient#balances}, is used instead of a query. A
     * balance that cannot be read changes nothing, nor does a class whose quotas have no number. Does nothing while
     * another thread checks.
     *
     * @param client the client whose providers are watched
     * @param rules by provider; providers without a rule, or not in the client, are not watched
     */
    public void check(SmsClient client, Map<ProviderId, BalanceRule> rules) {
        if (!checking.tryLock()) {
            return;
        }
        try {
            watched.keySet().retainAll(rules.keySet());
            List<Runnable> queries = new ArrayList<>();
            rules.forEach((provider, rule) -> client.pipelines
                    .find(provider)
                    .ifPresent(pipeline -> dueQuery(pipeline, rule).ifPresent(queries::add)));
            // in parallel, so that a slow vendor does not delay the events of another
            client.pipelines
                    .parallelRunner()
                    .run(queries.size(), (i, interrupted) -> queries.get(i).run());
        } finally {
            checking.unlock();
        }
    }

    /** Processes a result that is already there, or returns the query that is due. */
    private Optional<Runnable> dueQuery(Pipeline pipeline, BalanceRule rule) {
        BalanceTracker balance = watched.computeIfAbsent(pipeline.id(), first -> new BalanceTracker());
        if (balance.isNew(pipeline)) {
            // a balance that was empty for the previous client is empty for this one
            balance.empty().forEach(pipeline.suspending()::suspendEmpty);
        }
        BalanceResult last = pipeline.probe().last();
        if (last != null && !balance.knows(last)) {
            take(pipeline, balance, last, rule);
            return Optional.empty();
        }
        return balance.isDue(rule, time.nanos())
                ? Optional.of(() -> take(pipeline, balance, pipeline.probe().query(), rule))
                : Optional.empty();
    }

    private void take(Pipeline pipeline, BalanceTracker balance, BalanceResult result, BalanceRule rule) {
        List<BalanceEvent> events = balance.take(result, rule, time.nanos());
        if (result instanceof Balance read) {
            pipeline.suspending().lift(read);
            balance.empty().stream().filter(read::isEmptyFor).forEach(pipeline.suspending()::suspendEmpty);
        }
        events.forEach(this::publish);
    }

    private void publish(BalanceEvent event) {
        try {
            listener.accept(event);
        } catch (Throwable failed) {
            LOG.warn(
                    "Balance listener for {} threw {}; event ignored",
                    event.provider(),
                    failed.getClass().getName());
        }
    }

    /**
     * Returns the last balance that was read; empty before the first, or where the provider is not watched. Sends no
     * query.
     */
    public Optional<Balance> last(ProviderId provider) {
        return Optional.ofNullable(watched.get(provider)).flatMap(BalanceTracker::last);
    }

    @Override
    public String toString() {
        return "BalanceWatch{" + watched.keySet() + "}";
    }
}
