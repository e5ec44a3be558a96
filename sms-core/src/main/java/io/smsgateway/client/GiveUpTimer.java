package io.smsgateway.client;

import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends the waits of messages whose callers' threads make requests meanwhile and notice it only afterwards. One timer serves all
 * calls of a dispatching, so that a timer holds no call that is done.
 */
final class GiveUpTimer {

    private final Dispatcher dispatcher;
    private final Scheduler scheduler;
    private final TimeSource time;
    private final Set<WaitingCall> busy = ConcurrentHashMap.newKeySet();
    /** When the next timer fires, in nanoseconds of the monotonic clock; only meaningful while {@link #planned}. */
    private long plannedAt;

    private boolean planned;

    GiveUpTimer(Dispatcher dispatcher, Scheduler scheduler, TimeSource time) {
        this.dispatcher = dispatcher;
        this.scheduler = scheduler;
        this.time = time;
    }

    /** Watches a call while its thread makes a request; does nothing where none of its messages waits. */
    void watch(WaitingCall call) {
        OptionalLong next = dispatcher.nextGiveUpAt(call);
        if (next.isPresent()) {
            busy.add(call);
            plan(next.getAsLong());
        }
    }

    /** Leaves a call to its own thread. */
    void leave(WaitingCall call) {
        busy.remove(call);
    }

    private void plan(long at) {
        long left = at - time.nanos();
        synchronized (this) {
            if (planned && plannedAt - at <= 0) {
                return;
            }
            planned = true;
            plannedAt = at;
        }
        scheduler.after(Duration.ofNanos(Math.max(0, left)), () -> fire(at));
    }

    private void fire(long at) {
        synchronized (this) {
            planned &= plannedAt != at;
        }
        for (WaitingCall call : busy) {
            dispatcher.giveUp(call);
            dispatcher.nextGiveUpAt(call).ifPresent(this::plan);
        }
    }
}
