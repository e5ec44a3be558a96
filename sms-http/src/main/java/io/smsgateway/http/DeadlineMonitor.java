package io.smsgateway.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels requests whose deadline has passed, and closes idle connections. One daemon thread, which polls every few
 * milliseconds while requests are in flight: a timer that is set and cancelled for each request would wake its thread
 * each time. Survives exceptions and errors.
 */
final class DeadlineMonitor implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineMonitor.class);
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(5);

    /** How long it continues to poll after the last request, so that sporadic requests do not wake it each time. */
    private static final long AWAKE = TimeUnit.SECONDS.toNanos(1);

    private final LongConsumer closeExpired;
    private final long sweepInterval;
    private final Set<CancellableRequest> running = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private long lastRequest = System.nanoTime();
    private long lastSweep = lastRequest;
    private long lastLog;
    private volatile boolean asleep;
    private volatile boolean closed;

    /**
     * Starts the thread.
     *
     * @param closeExpired closes idle connections; called with the time by {@link System#nanoTime}
     * @param sweepInterval how often that is called
     */
    DeadlineMonitor(LongConsumer closeExpired, String name, Duration sweepInterval) {
        this.closeExpired = closeExpired;
        this.sweepInterval = sweepInterval.toNanos();
        lastLog = lastSweep - this.sweepInterval - 1;
        thread = new Thread(this, "sms-http-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Cancels the request at its deadline, unless it is {@link #release released} before. */
    void watch(CancellableRequest request) {
        running.add(request);
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    /** Stops watching a request that has ended. One that was abandoned is released after its connection is closed. */
    void release(CancellableRequest request) {
        running.remove(request);
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                pass(System.nanoTime());
            } catch (Throwable failure) {
                log(failure);
            }
            // outside, so that a failure in each pass does not become a busy loop
            if (System.nanoTime() - lastRequest < AWAKE) {
                LockSupport.parkNanos(this, INTERVAL);
            } else {
                asleep = true;
                // a thread that adds a request after this write wakes this one; a request added before is seen here
                if (running.isEmpty() && !closed) {
                    LockSupport.parkNanos(this, sweepInterval);
                }
                asleep = false;
            }
        }
    }

    private void pass(long now) {
        for (CancellableRequest request : running) {
            lastRequest = now;
            cancelIfExpired(request, now);
        }
        if (now - lastSweep > sweepInterval) {
            lastSweep = now;
            closeExpired.accept(now);
        }
    }

    /** Cancels one request, so that its failure does not keep the others from being cancelled. */
    private void cancelIfExpired(CancellableRequest request, long now) {
        try {
            if (request.cancelIfDue(now)) {
                running.remove(request);
            }
        } catch (Throwable failure) {
            log(failure);
        }
    }

    /** Logs a failure, not more often than it closes idle connections: the next pass is likely to fail as well. */
    private void log(Throwable failure) {
        try {
            long now = System.nanoTime();
            if (now - lastLog > sweepInterval) {
                lastLog = now;
                LOG.error("Enforcing deadlines of HTTP requests failed; retrying in 5 ms", failure);
            }
        } catch (Throwable noMemory) {
            // the next pass tries again
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
