package io.smsgateway.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;

/**
 * Cancels requests whose deadline has passed, and closes idle connections. One daemon thread, which polls every few
 * milliseconds while requests are in flight: a timer that is set and cancelled for each request would wake its thread
 * each time.
 */
final class DeadlineMonitor implements Runnable {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long IDLE_INTERVAL = TimeUnit.SECONDS.toNanos(10);

    /** How long it continues to poll after the last request, so that sporadic requests do not wake it each time. */
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

    /** Cancels the request after this time, unless it is {@link #release released} before. */
    void watch(CancellableRequest request, Duration time) {
        request.endAt(System.nanoTime() + time.toNanos());
        running.add(request);
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    /** Stops watching a request that has ended. */
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
                request.cancelIfExpired(now);
                lastRequest = now;
            }
            if (now - lastSweep > IDLE_INTERVAL) {
                pool.closeIdle(TimeValue.of(HttpClientFactory.MAX_IDLE));
                lastSweep = now;
            }
            if (now - lastRequest < AWAKE) {
                LockSupport.parkNanos(this, INTERVAL);
            } else {
                asleep = true;
                // a thread that adds a request after this write wakes this one; a request added before is seen here
                if (running.isEmpty() && !closed) {
                    LockSupport.parkNanos(this, IDLE_INTERVAL);
                }
                asleep = false;
            }
        }
    }

    /** Returns the number of requests in flight. */
    int watched() {
        return running.size();
    }

    boolean isClosed() {
        return closed;
    }

    /** Cancels every watched request now. */
    void close() {
        closed = true;
        LockSupport.unpark(thread);
        // waiting requests first: otherwise one of them could lease a released connection and still be sent
        running.stream().filter(request -> !request.isHandedOver()).forEach(CancellableRequest::cancel);
        running.forEach(CancellableRequest::cancel);
    }
}
