package io.smsgateway.http;

import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Permits for exchanges, and the connections that are kept for the next one. The connection that was used last is used
 * first, so that the others become idle and are closed.
 */
final class ConnectionPool {

    private final Semaphore permits;
    private final Deque<VendorConnection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean retired;

    ConnectionPool(int maxConnections) {
        // fair, because a caller that waits must not be overtaken until its time is up
        permits = new Semaphore(maxConnections, true);
    }

    /** Waits for a permit; returns false if there is none in this time. */
    boolean acquire(long nanos) throws InterruptedException {
        return permits.tryAcquire(nanos, TimeUnit.NANOSECONDS);
    }

    /** Returns a permit. */
    void release() {
        permits.release();
    }

    /** Takes a kept connection that is usable; null for none. */
    @Nullable
    VendorConnection poll(long now) {
        VendorConnection connection = idle.pollFirst();
        while (connection != null && !connection.isUsable(now)) {
            connection.close(CloseMode.IMMEDIATE);
            connection = idle.pollFirst();
        }
        return connection;
    }

    /** Keeps a connection for the next exchange. */
    void keep(VendorConnection connection, long now) {
        connection.used(now);
        idle.addFirst(connection);
        // retire() may have run before it was added
        if (retired) {
            closeIdle();
        }
    }

    /** Closes kept connections that have expired. */
    void closeExpired(long now) {
        for (VendorConnection connection : List.copyOf(idle)) {
            // an exchange may have taken it by now
            if (connection.isExpired(now) && idle.remove(connection)) {
                connection.close(CloseMode.IMMEDIATE);
            }
        }
    }

    boolean isRetired() {
        return retired;
    }

    /** Keeps no connection from now on. Allocates nothing and calls nothing, so that it cannot fail. */
    void retire() {
        retired = true;
    }

    /** Closes all kept connections. */
    void closeIdle() {
        VendorConnection connection = idle.pollFirst();
        while (connection != null) {
            connection.close(CloseMode.IMMEDIATE);
            connection = idle.pollFirst();
        }
    }
}
