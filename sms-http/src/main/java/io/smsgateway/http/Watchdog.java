package io.smsgateway.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;

/** Ends requests whose time is over, and connections that nobody used for a while. One daemon thread. */
final class Watchdog {

    private static final Duration ROUND = Duration.ofSeconds(10);

    private final ScheduledThreadPoolExecutor timer;
    private final Future<?> round;
    private volatile boolean closed;

    Watchdog(PoolingHttpClientConnectionManager pool, String name) {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sms-http-" + name);
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        TimeValue idle = TimeValue.of(Connections.MOST_IDLE);
        round = timer.scheduleWithFixedDelay(
                () -> pool.closeIdle(idle), ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the request when this time is over, unless the future is cancelled before. */
    Future<?> watch(OneRequest request, Duration time) {
        return timer.schedule(request, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** How many requests are in flight. */
    int watched() {
        // but for the round that is always waiting
        return closed ? 0 : Math.max(0, timer.getQueue().size() - 1);
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends every request that is being watched, now. */
    void close() {
        closed = true;
        round.cancel(false);
        timer.shutdown();
        // what still waits in the queue is what is in flight
        timer.getQueue().forEach(Runnable::run);
        timer.shutdownNow();
    }
}
