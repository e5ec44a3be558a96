package io.smsgateway.springboot.callbacks;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.SendListener;
import io.smsgateway.springboot.KnownMessages;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Ids of the last messages that this process sent by providers with callbacks enabled. */
final class RecentMessages implements KnownMessages, SendListener {

    private static final int MAX = 100_000;

    private record Id(ProviderId provider, String text) {}

    private final Predicate<ProviderId> hasCallbacks;
    private final int max;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Id> ids = new LinkedHashSet<>();

    RecentMessages(Predicate<ProviderId> hasCallbacks) {
        this(hasCallbacks, MAX);
    }

    RecentMessages(Predicate<ProviderId> hasCallbacks, int max) {
        this.hasCallbacks = hasCallbacks;
        this.max = max;
    }

    @Override
    public void requestCompleted(Request request, List<SendResult> results, Duration took) {
        ProviderId provider = request.provider();
        if (!hasCallbacks.test(provider)) {
            return;
        }
        lock.lock();
        try {
            for (SendResult result : results) {
                String id = id(result);
                if (id != null && ids.add(new Id(provider, id)) && ids.size() > max) {
                    ids.remove(ids.iterator().next());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private static @Nullable String id(SendResult result) {
        if (result instanceof Accepted accepted) {
            return accepted.messageId();
        }
        return result instanceof Unconfirmed unconfirmed ? unconfirmed.reference() : null;
    }

    @Override
    public boolean knows(ProviderId provider, String messageId) {
        lock.lock();
        try {
            return ids.contains(new Id(provider, messageId));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "RecentMessages{up to " + max + "}";
    }
}
