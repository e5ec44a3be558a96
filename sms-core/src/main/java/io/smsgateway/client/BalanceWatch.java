package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.BalanceResult;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Watches balances: reports a low balance before it is empty, and suspends a provider whose balance is empty before it
 * refuses messages. Has no thread of its own: call {@link #check} from a scheduler, every few seconds or at the
 * shortest interval. Keep one watch for the application's life, across clients that are rebuilt. Safe for many threads.
 */
public final class BalanceWatch {

    private static final SafeLogger LOG = new SafeLogger(BalanceWatch.class);

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
     * that the client got meanwhile, from a probe or for {@link SmsOperations#balances}, is used instead of a query. A
     * balance that cannot be read changes nothing, nor does a class whose quotas have no number. Queries that fail in a row
     * are logged when they begin and when the reason changes. Does nothing while another thread checks.
     *
     * @param client the client whose providers are watched, or a wrapper of it: the same object at each check, because
     *     another one counts as a new client, for which the providers whose balance was empty are suspended anew
     * @param rules by provider; providers without a rule, or not in the client, are not watched
     */
    public void check(SmsOperations client, Map<ProviderId, BalanceRule> rules) {
        if (!checking.tryLock()) {
            return;
        }
        try {
            watched.keySet().retainAll(rules.keySet());
            Set<ProviderId> due = client.providers().stream()
                    .map(ProviderStatus::provider)
                    .filter(provider -> {
                        BalanceRule rule = rules.get(provider);
                        return rule != null && isDue(client, provider, rule);
                    })
                    .collect(Collectors.toUnmodifiableSet());
            // each as it comes, so that a slow vendor does not delay the events of another
            client.balances(due, (provider, result) -> {
                BalanceRule rule = rules.get(provider);
                if (rule != null) {
                    take(client, provider, result, rule);
                }
            });
        } finally {
            checking.unlock();
        }
    }

    /** Processes a result that is already there, or returns whether a query is due. */
    private boolean isDue(SmsOperations client, ProviderId provider, BalanceRule rule) {
        BalanceTracker balance = tracker(provider);
        if (balance.isNew(client)) {
            // a balance that was empty for the previous client is empty for this one
            balance.empty().forEach(messageClass -> suspend(client, provider, messageClass));
        }
        BalanceResult last = client.lastBalance(provider).orElse(null);
        if (last != null && !balance.knows(last)) {
            take(client, provider, last, rule);
            return false;
        }
        return balance.isDue(rule, time.nanos());
    }

    private void take(SmsOperations client, ProviderId provider, BalanceResult result, BalanceRule rule) {
        BalanceTracker balance = tracker(provider);
        if (result instanceof BalanceUnavailable failed && balance.isNewFailure(failed)) {
            LOG.warn("Balance of {} cannot be read: {} ({})", provider, failed.reason(), failed.detail());
        }
        List<BalanceEvent> events = balance.take(result, rule, time.nanos());
        if (result instanceof Balance read) {
            balance.empty().stream()
                    .filter(read::isEmptyFor)
                    .forEach(messageClass -> suspend(client, provider, messageClass));
        }
        events.forEach(this::publish);
    }

    private BalanceTracker tracker(ProviderId provider) {
        return watched.computeIfAbsent(provider, first -> new BalanceTracker());
    }

    /** A suspension that cannot be stored must not cost the event. */
    private static void suspend(SmsOperations client, ProviderId provider, MessageClass messageClass) {
        try {
            client.suspend(provider, Set.of(messageClass), Refusal.OUT_OF_CREDIT, "the balance is empty");
        } catch (Throwable failed) {
            LOG.warn(
                    "Suspending {} for {} messages failed with {}",
                    provider,
                    messageClass,
                    failed.getClass().getName());
        }
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
