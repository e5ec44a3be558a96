package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.BalanceAnswer;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
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
    private final Map<ProviderId, WatchedBalance> watched = new ConcurrentHashMap<>();
    private final ReentrantLock checking = new ReentrantLock();

    /**
     * A watch that has seen nothing.
     *
     * @param listener hears of every change, on the thread that checks; what it throws is logged and goes no further
     */
    public BalanceWatch(TimeSource time, Consumer<BalanceEvent> listener) {
        this.time = time;
        this.listener = listener;
    }

    /**
     * Asks each provider whose interval is over, one after the other; blocks until each answered or its time-out ended it.
     * What the client was told meanwhile, by a probe or for {@link SmsClient#balances}, is looked at and counts as asked.
     * A balance that can't be read changes nothing. Does nothing while another thread checks.
     *
     * @param rules by provider; those that are not in it, or not in the client, are not watched
     */
    public void check(SmsClient client, Map<ProviderId, BalanceRule> rules) {
        if (!checking.tryLock()) {
            return;
        }
        try {
            watched.keySet().retainAll(rules.keySet());
            rules.forEach((provider, rule) -> client.lanes.find(provider).ifPresent(lane -> check(lane, rule)));
        } finally {
            checking.unlock();
        }
    }

    private void check(Lane lane, BalanceRule rule) {
        WatchedBalance balance = watched.computeIfAbsent(lane.id(), first -> new WatchedBalance());
        BalanceAnswer answer = lane.probe().last();
        if (answer == null || balance.knows(answer)) {
            if (!balance.isDue(rule, time.nanos())) {
                return;
            }
            answer = lane.probe().answer();
        }
        var events = balance.take(answer, rule, time.nanos());
        if (answer instanceof Balance read) {
            for (MessageClass messageClass : MessageClass.values()) {
                if (read.isEmptyFor(messageClass)) {
                    lane.suspending().suspendEmpty(messageClass);
                }
            }
        }
        events.forEach(this::tell);
    }

    private void tell(BalanceEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException failed) {
            LOG.warn(
                    "a listener to the balance of {} threw {}",
                    event.provider(),
                    failed.getClass().getName());
        }
    }

    /** What was read last; empty where nothing was yet, or nobody watches the provider. Asks nobody. */
    public Optional<Balance> last(ProviderId provider) {
        return Optional.ofNullable(watched.get(provider)).flatMap(WatchedBalance::last);
    }

    @Override
    public String toString() {
        return "BalanceWatch{" + watched.keySet() + "}";
    }
}
