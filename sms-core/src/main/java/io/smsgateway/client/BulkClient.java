package io.smsgateway.client;

import io.smsgateway.AsyncSmsGateway;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The client of a bulk run: the one that its holder has at the moment. */
final class BulkClient {

    private final Consumer<Consumer<SmsClient>> holder;
    private final Runnable whenClosed;
    /** An executor may pass on the context of the thread that submits a task, which may be a timer's. */
    private final Executor caller = AsyncSmsGateway.inContextOfCaller();

    private volatile boolean released;

    /**
     * Creates the client of a run that the current thread starts.
     *
     * @param holder calls its argument with the client, which stays open meanwhile
     * @param whenClosed run when the client closes, or one that the run used earlier
     */
    BulkClient(Consumer<Consumer<SmsClient>> holder, Runnable whenClosed) {
        this.holder = holder;
        this.whenClosed = whenClosed;
    }

    /** Uses the client; returns false where there is none any more. */
    boolean with(Consumer<CallExecutor> use) {
        try {
            holder.accept(client -> {
                CallExecutor calls = client.calls();
                calls.whenClosed(whenClosed);
                if (released) {
                    calls.forget(whenClosed);
                }
                use.accept(calls);
            });
            return true;
        } catch (Throwable noClient) {
            return false;
        }
    }

    /** Runs a task on a thread of the client; returns false where none is free or the client is closed. */
    boolean execute(Runnable task) {
        AtomicBoolean started = new AtomicBoolean();
        with(calls -> caller.execute(() -> started.set(calls.execute(task))));
        return started.get();
    }

    /** Runs a short task later; does nothing once the client is closed. */
    void after(Duration pause, Runnable task) {
        with(calls -> calls.after(pause, task));
    }

    boolean isClosed() {
        AtomicBoolean open = new AtomicBoolean();
        with(calls -> open.set(!calls.isClosed()));
        return !open.get();
    }

    /** Ends the use. */
    void release() {
        released = true;
        with(calls -> calls.forget(whenClosed));
    }
}
