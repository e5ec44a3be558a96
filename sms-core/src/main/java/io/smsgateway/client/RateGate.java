package io.smsgateway.client;

import io.smsgateway.ProviderId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The rate limit of one provider, as the dispatching asks it. While no permit is free, it is not asked again. */
final class RateGate {

    private final ProviderId provider;
    private final @Nullable RateLimit limit;
    private final Rates rates;
    private final Scheduler scheduler;
    private final AtomicBoolean closed = new AtomicBoolean();
    private Runnable whenOpen = () -> {};

    /** Creates a gate that is always open where {@code limit} is null. */
    RateGate(ProviderId provider, @Nullable RateLimit limit, Rates rates, Scheduler scheduler) {
        this.provider = provider;
        this.limit = limit;
        this.rates = rates;
        this.scheduler = scheduler;
    }

    /** Sets what to do when a permit may be free again. */
    void whenOpen(Runnable action) {
        this.whenOpen = action;
    }

    boolean isLimited() {
        return limit != null;
    }

    /** Takes a permit for one request, if one is free. May ask a remote store. */
    boolean tryTake() {
        if (limit == null) {
            return true;
        }
        if (closed.get()) {
            return false;
        }
        Duration wait = rates.tryAcquire(provider, limit);
        if (wait.isZero()) {
            return true;
        }
        if (closed.compareAndSet(false, true)) {
            scheduler.after(wait, () -> {
                closed.set(false);
                whenOpen.run();
            });
        }
        return false;
    }

    /**
     * Gives back a permit whose request was not made; returns whether the gate was closed, so that the caller has to look for a
     * request that may take it. Does not run the action itself, which may give a permit back in turn.
     */
    boolean giveBack() {
        if (limit == null) {
            return false;
        }
        rates.giveBack(provider, limit);
        return closed.compareAndSet(true, false);
    }

    /** Returns how many nanoseconds a request waits behind others for the rate alone; 0 while permits are free. */
    long expectedWait(int requestsBefore) {
        return limit == null || !closed.get()
                ? 0
                : (long) ((double) limit.per().toNanos() * requestsBefore / limit.requests());
    }

    @Override
    public String toString() {
        return limit == null ? "" : limit.requests() + "/" + limit.per() + ", ";
    }
}
