package io.smsgateway.client;

import com.google.common.collect.Maps;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a store of suspensions at most once a second for each provider, on another thread than the callers'. Only the first
 * read makes callers wait, and for a moment one after a pause. A failing store leaves what is known; a change that
 * it does not take is made to what is known before the failure is thrown.
 */
final class CachedSuspensions implements Suspensions {

    private static final SafeLogger LOG = new SafeLogger(Suspensions.class);
    private static final long MAX_AGE = Duration.ofSeconds(1).toNanos();

    /** Age of what a call after a pause does not use before it has waited for a read. */
    private static final long TOO_OLD = Duration.ofSeconds(2).toNanos();

    private final Suspensions store;
    private final TimeSource time;
    private final Executor threads;
    private final FailureLog failures;
    private final Map<ProviderId, Cached> providers = new ConcurrentHashMap<>();

    private CachedSuspensions(Suspensions store, TimeSource time, Executor threads) {
        this.store = store;
        this.time = time;
        this.threads = threads;
        this.failures = new FailureLog(LOG, time);
    }

    /** Returns the store itself where reading it is cheap and cannot fail. */
    static Suspensions create(Suspensions store, TimeSource time, Executor threads) {
        return store instanceof InMemorySuspensions ? store : new CachedSuspensions(store, time, threads);
    }

    @Override
    public Map<MessageClass, Suspension> find(ProviderId provider) {
        return cached(provider).read();
    }

    @Override
    public Set<MessageClass> suspend(ProviderId provider, Set<MessageClass> messageClasses, Suspension suspension) {
        // a class that another machine suspended is known by this suspension until the store is read again
        return cached(provider)
                .change(
                        () -> Set.copyOf(store.suspend(provider, messageClasses, suspension)),
                        (changed, known) -> InMemorySuspensions.with(known, messageClasses, suspension));
    }

    @Override
    public boolean lift(ProviderId provider, MessageClass messageClass, Suspension seen) {
        return cached(provider)
                .change(
                        () -> store.lift(provider, messageClass, seen),
                        // where another one is in force, the next read shows which
                        (lifted, known) -> Boolean.FALSE.equals(lifted) || !seen.equals(known.get(messageClass))
                                ? known
                                : InMemorySuspensions.without(known, messageClass));
    }

    /**
     * Reads the store now, for a person who must not miss what another machine did a moment ago.
     *
     * @throws RuntimeException when the store fails
     */
    static Map<MessageClass, Suspension> findNow(Suspensions suspensions, ProviderId provider) {
        return suspensions instanceof CachedSuspensions cached
                ? cached.cached(provider).readNow()
                : suspensions.find(provider);
    }

    private Cached cached(ProviderId provider) {
        return providers.computeIfAbsent(provider, Cached::new);
    }

    /** Change of what is known. */
    private interface Change<T> {
        Map<MessageClass, Suspension> apply(@Nullable T result, Map<MessageClass, Suspension> known);
    }

    /** What is known of one provider. Reads and changes hold the lock, so that no read undoes a later change. */
    private final class Cached {

        private final ProviderId provider;
        private final ReentrantLock lock = new ReentrantLock();
        private final BackgroundRead background = new BackgroundRead(threads, this::refreshOld);
        private volatile @Nullable Map<MessageClass, Suspension> known;
        private volatile long readAt;

        Cached(ProviderId provider) {
            this.provider = provider;
        }

        Map<MessageClass, Suspension> read() {
            Map<MessageClass, Suspension> last = known;
            if (last == null) {
                return readFirst();
            }
            if (isYoungerThan(MAX_AGE)) {
                return last;
            }
            CountDownLatch refreshed = background.start();
            if (!isYoungerThan(TOO_OLD)) {
                background.await(refreshed);
            }
            Map<MessageClass, Suspension> meanwhile = known;
            return meanwhile == null ? last : meanwhile;
        }

        private Map<MessageClass, Suspension> readFirst() {
            lock.lock();
            try {
                Map<MessageClass, Suspension> meanwhile = known;
                return meanwhile == null ? refresh() : meanwhile;
            } finally {
                lock.unlock();
            }
        }

        private boolean isYoungerThan(long nanos) {
            return time.nanos() - readAt < nanos;
        }

        private void refreshOld() {
            lock.lock();
            try {
                if (!isYoungerThan(MAX_AGE)) {
                    refresh();
                }
            } finally {
                lock.unlock();
            }
        }

        private Map<MessageClass, Suspension> refresh() {
            Map<MessageClass, Suspension> read = known == null ? Map.of() : known;
            try {
                read = Maps.immutableEnumMap(store.find(provider));
            } catch (Throwable failure) {
                failures.warn(
                        "Reading the suspensions of " + provider + " failed; using the last known state", failure);
            }
            // after the read, which may have taken long
            readAt = time.nanos();
            known = read;
            return read;
        }

        Map<MessageClass, Suspension> readNow() {
            lock.lock();
            try {
                Map<MessageClass, Suspension> read = Maps.immutableEnumMap(store.find(provider));
                readAt = time.nanos();
                known = read;
                return read;
            } finally {
                lock.unlock();
            }
        }

        /** Changes the store, then what is known; the result is null where the store failed. */
        <T> T change(Supplier<T> change, Change<T> local) {
            @Nullable T result = null;
            read();
            lock.lock();
            try {
                result = change.get();
                return result;
            } catch (Throwable failure) {
                failures.warn(
                        "Changing the suspensions of " + provider + " failed; changed in this client only", failure);
                throw failure;
            } finally {
                known = local.apply(result, known == null ? Map.of() : known);
                lock.unlock();
            }
        }
    }

    @Override
    public String toString() {
        return "CachedSuspensions{" + store + "}";
    }
}
