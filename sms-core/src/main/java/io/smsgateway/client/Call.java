package io.smsgateway.client;

import io.smsgateway.Refusal;
import org.jspecify.annotations.Nullable;

/** A caller's call, as the stages see it that wait or begin requests for it, on whatever thread. */
final class Call {

    private final Thread caller = Thread.currentThread();
    private volatile @Nullable Refusal stopped;

    /** Lets no further request begin for this call. */
    void stop(Refusal reason) {
        stopped = reason;
    }

    /** Returns why no further request may begin; null while they may. */
    @Nullable
    Refusal stopped() {
        Refusal reason = stopped;
        return reason == null && caller.isInterrupted() ? Refusal.INTERRUPTED : reason;
    }

    boolean isCaller(Thread thread) {
        return thread.equals(caller);
    }
}
