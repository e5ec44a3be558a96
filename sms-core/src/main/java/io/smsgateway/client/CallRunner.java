package io.smsgateway.client;

import io.smsgateway.Refusal;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/**
 * Makes the granted requests of calls: on the caller's own thread, which waits here until all its messages have their results,
 * and on others. An executor that is full or drops tasks only makes it slower.
 */
final class CallRunner {

    /** A thread that works for the caller's does not notice an interrupt, so that it looks for one this often. */
    private static final Duration INTERRUPT_CHECK = Duration.ofMillis(100);

    private static final Duration FOREVER = Duration.ofHours(1);

    private final Dispatcher dispatcher;
    private final Executor executor;
    private final GiveUpTimer timer;
    private final TimeSource time;

    CallRunner(Dispatcher dispatcher, Executor executor, Scheduler scheduler, TimeSource time) {
        this.dispatcher = dispatcher;
        this.executor = executor;
        this.timer = new GiveUpTimer(dispatcher, scheduler, time);
        this.time = time;
    }

    /** Makes requests of the call until all its messages have their results. */
    void run(WaitingCall call) {
        boolean own = call.turn().call().isCaller(Thread.currentThread());
        boolean interrupted = false;
        makeOwn(call);
        while (!dispatcher.isDone(call)) {
            try {
                time.tryAcquire(call.signal(), wait(call, own));
            } catch (InterruptedException exception) {
                interrupted = true;
                if (own) {
                    call.turn().call().stop(Refusal.INTERRUPTED);
                }
            }
            dispatcher.giveUp(call);
            makeOwn(call);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes requests on the thread that waits for the call, while the timer looks after its messages that wait. */
    private void makeOwn(WaitingCall call) {
        timer.watch(call);
        try {
            makeGranted(call);
        } finally {
            timer.leave(call);
        }
    }

    private Duration wait(WaitingCall call, boolean own) {
        Duration max = own ? FOREVER : INTERRUPT_CHECK;
        OptionalLong next = dispatcher.nextGiveUpAt(call);
        if (next.isEmpty()) {
            return max;
        }
        long left = next.getAsLong() - time.nanos();
        return left < max.toNanos() ? Duration.ofNanos(Math.max(0, left)) : max;
    }

    /** Starts a further thread for the call. */
    void start(WaitingCall call) {
        try {
            executor.execute(() -> {
                try {
                    makeGranted(call);
                } finally {
                    dispatcher.change(call, WaitingCall::leave);
                }
            });
        } catch (Throwable rejected) {
            dispatcher.change(call, WaitingCall::leave);
        }
    }

    private void makeGranted(WaitingCall call) {
        boolean interrupted = false;
        for (WaitingCall.Granted request = dispatcher.take(call); request != null; request = dispatcher.take(call)) {
            // an interrupt stops the call of its thread, and no other call whose messages the request has
            if (Thread.interrupted()) {
                interrupted = true;
                if (call.turn().call().isCaller(Thread.currentThread())) {
                    call.turn().call().stop(Refusal.INTERRUPTED);
                }
            }
            try {
                dispatcher.make(request);
            } finally {
                dispatcher.change(call, WaitingCall::free);
                dispatcher.dispatch();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
