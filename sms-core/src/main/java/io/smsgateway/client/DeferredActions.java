package io.smsgateway.client;

import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;

/** What a thread does after it has released the lock of the dispatching: hands results on and starts further threads. */
final class DeferredActions {

    private static final SafeLogger LOG = new SafeLogger(DispatchingGateway.class);

    private final Lock lock;
    private final CallRunner runner;
    private final List<WaitingMessage> entries = new ArrayList<>(0);
    private final List<SendResult> results = new ArrayList<>(0);
    private final List<WaitingCall> calls = new ArrayList<>(0);

    DeferredActions(Lock lock, CallRunner runner) {
        this.lock = lock;
        this.runner = runner;
    }

    void deliver(List<WaitingMessage> all, Refused refused) {
        all.forEach(entry -> deliver(entry, refused));
    }

    void deliver(WaitingMessage entry, SendResult result) {
        entries.add(entry);
        results.add(result);
    }

    void deliver(List<WaitingMessage> all, List<SendResult> ofAll) {
        entries.addAll(all);
        results.addAll(ofAll);
    }

    /** Starts a further thread for a call. */
    void start(WaitingCall call) {
        calls.add(call);
    }

    void run() {
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).accept(results.get(i));
        }
        if (!entries.isEmpty()) {
            flush();
        }
        calls.forEach(runner::start);
    }

    private void flush() {
        WaitingCall flushed = null;
        for (WaitingMessage entry : entries) {
            if (entry.call() != flushed) {
                flushed = entry.call();
                flush(flushed);
            }
        }
        lock.lock();
        try {
            entries.forEach(entry -> entry.call().done());
        } finally {
            lock.unlock();
        }
    }

    private static void flush(WaitingCall call) {
        try {
            call.sink().flush();
        } catch (Throwable bug) {
            // the other calls of the request must end
            LOG.error(
                    "Moving refused messages on threw {}; they wait for the next request of their list",
                    bug.getClass().getName());
        }
    }
}
