package io.smsgateway.client;

import io.smsgateway.Refusal;
import io.smsgateway.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A caller's call, as the stages see it that wait or begin requests for it, on whatever thread. */
final class Call {

    private final Thread caller = Thread.currentThread();
    private final @Nullable Cancellation cancellation;
    private volatile @Nullable Refusal stopped;

    Call() {
        this(null);
    }

    /** Creates a call of the current thread that is stopped with others. */
    Call(@Nullable Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /** Lets no further request begin for this call. */
    void stop(Refusal reason) {
        stopped = reason;
    }

    /** Returns why no further request may begin; null while they may. */
    @Nullable
    Refusal stopped() {
        Refusal reason = stopped == null ? cancelled() : stopped;
        return reason == null && caller.isInterrupted() ? Refusal.INTERRUPTED : reason;
    }

    /** Returns why the call was stopped with others; null where it was not. */
    @Nullable
    Refusal cancelled() {
        return cancellation == null ? null : cancellation.reason();
    }

    boolean isCaller(Thread thread) {
        return thread.equals(caller);
    }

    /** Pauses the caller's thread, until the call is cancelled at the longest. */
    void pause(TimeSource time, Duration pause) throws InterruptedException {
        if (cancellation == null) {
            time.sleep(pause);
        } else {
            cancellation.pause(time, pause);
        }
    }
}
