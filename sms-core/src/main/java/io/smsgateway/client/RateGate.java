package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The rate limit of one provider, as the dispatching asks it. While no permit of a kind is free, it is not asked again. */
final class RateGate {

    private final ProviderId provider;
    private final @Nullable RateLimit limit;
    private final Rates rates;
    private final Scheduler scheduler;

    /** What has closed the gate, null while it is open: a timer opens only what closed with it. */
    private final AtomicReference<@Nullable Object> closedForCodes = new AtomicReference<>();

    private final AtomicReference<@Nullable Object> closedForOthers = new AtomicReference<>();
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

    /** Takes a permit for one request with messages of a class, if one is free. May ask a remote store. */
    boolean tryTake(MessageClass messageClass) {
        if (limit == null) {
            return true;
        }
        if (isClosed(messageClass)) {
            return false;
        }
        Duration wait = rates.tryAcquire(provider, limit, messageClass);
        if (wait.isZero()) {
            return true;
        }
        close(messageClass == MessageClass.OTP ? closedForCodes : closedForOthers, wait);
        return false;
    }

    private void close(AtomicReference<@Nullable Object> gate, Duration wait) {
        Object closing = new Object();
        if (gate.compareAndSet(null, closing)) {
            scheduler.after(wait, () -> {
                if (!closing.equals(gate.get())) {
                    return;
                }
                if (gate.equals(closedForCodes)) {
                    // others may wait for the same permit, and a code must not take it where it is their turn
                    closedForOthers.set(null);
                }
                gate.compareAndSet(closing, null);
                whenOpen.run();
            });
        }
    }

    /** Returns whether no permit is free for a request without codes. */
    boolean isClosedForOthers() {
        // what refuses codes refuses others, too
        return closedForOthers.get() != null || closedForCodes.get() != null;
    }

    private boolean isClosed(MessageClass messageClass) {
        return messageClass == MessageClass.OTP ? closedForCodes.get() != null : isClosedForOthers();
    }

    /**
     * Gives back a permit whose request was not made, which opens the gate. The caller has to look for a request that may take
     * it: the action of {@link #whenOpen} may give a permit back in turn.
     */
    void giveBack(MessageClass messageClass) {
        if (limit != null) {
            rates.giveBack(provider, limit, messageClass);
            closedForCodes.set(null);
            closedForOthers.set(null);
        }
    }

    /** Gives back a permit that was taken a moment ago, which leaves the gate as it was. */
    void returnUnused(MessageClass messageClass) {
        if (limit != null) {
            rates.giveBack(provider, limit, messageClass);
        }
    }

    /**
     * Returns how many nanoseconds a request waits behind others for the rate alone; 0 while permits are free for its class.
     */
    long expectedWait(MessageClass messageClass, int requestsBefore) {
        return limit == null || !isClosed(messageClass)
                ? 0
                : (long) ((double) limit.per().toNanos() * requestsBefore / limit.requests());
    }

    @Override
    public String toString() {
        return limit == null ? "" : limit.requests() + "/" + limit.per() + ", ";
    }
}
