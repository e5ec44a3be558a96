package io.smsgateway.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;

/**
 * Ends requests whose time is over, and connections that nobody used for a while. One daemon thread, which looks around
 * every few milliseconds while there are requests: a timer that is set and cancelled for each of them would wake its
 * thread each time.
 */
final class DeadlineMonitor implements Runnable {

    private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long IDLE_ROUND = TimeUnit.SECONDS.toNanos(10);

    /** How long it goes on looking around after the last request, so that a slow trickle does not wake it each time. */
    private static final long AWAKE = TimeUnit.SECONDS.toNanos(1);

    private final PoolingHttpClientConnectionManager pool;
    private final Set<CancellableRequest> running = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean asleep;
    private volatile boolean closed;

    DeadlineMonitor(PoolingHttpClientConnectionManager pool, String name) {
        this.pool = pool;
        thread = new Thread(this, "sms-http-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the request when this time is over, unless it is {@link #release released} before. */
    void watch(CancellableRequest request, Duration time) {
        request.endAt(System.nanoTime() + time.toNanos());
        running.add(request);
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    /** The request is over. */
    void release(CancellableRequest request) {
        running.remove(request);
    }

    @Override
    public void run() {
        long lastRequest = System.nanoTime();
        long lastSweep = lastRequest;
        while (!closed) {
            long now = System.nanoTime();
            for (CancellableRequest request : running) {
                request.endIfOver(now);
                lastRequest = now;
            }
            if (now - lastSweep > IDLE_ROUND) {
                pool.closeIdle(TimeValue.of(Connections.MOST_IDLE));
                lastSweep = now;
            }
            if (now - lastRequest < AWAKE) {
                LockSupport.parkNanos(this, ROUND);
            } else {
                asleep = true;
                // whoever adds a request now sees that it is asleep; whoever added one before is seen here
                if (running.isEmpty() && !closed) {
                    LockSupport.parkNanos(this, IDLE_ROUND);
                }
                asleep = false;
            }
        }
    }

    /** How many requests are in flight. */
    int watched() {
        return running.size();
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends every request that is being watched, now. */
    void close() {
        closed = true;
        LockSupport.unpark(thread);
        // those that wait first, or one would get the connection of another and still be sent
        running.stream().filter(request -> !request.isHandedOver()).forEach(CancellableRequest::cancel);
        running.forEach(CancellableRequest::cancel);
    }
}
