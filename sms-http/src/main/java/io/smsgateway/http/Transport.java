package io.smsgateway.http;

import io.smsgateway.Refusal;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.NotSent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes exchanges over kept connections and states what became of each; repeats and follows nothing. An {@link Error}
 * costs the exchange that it hits only: the pool is then replaced, because the error may have hit it in the middle of a
 * change.
 */
final class Transport implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final NotSent CLOSED = new NotSent(Refusal.CLOSED, "the exchange is closed; nothing was sent");
    private static final long MAX_POOL_WAIT = TimeUnit.MILLISECONDS.toNanos(500);
    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(10);
    private static final HttpCoreContext NO_CONTEXT = HttpCoreContext.create();

    private final String name;
    private final int maxConnections;
    private final long poolWait;
    private final ConnectionSource connections;
    private final IoThreads threads;
    private final AtomicReference<ConnectionPool> pools;
    private final DeadlineMonitor monitor;

    Transport(HttpHost target, HttpSettings settings, ConnectionSource connections) {
        name = target.toHostString();
        maxConnections = settings.maxConnections();
        poolWait = Math.min(MAX_POOL_WAIT, settings.connectTimeout().toNanos());
        this.connections = connections;
        threads = new IoThreads(name);
        pools = new AtomicReference<>(new ConnectionPool(maxConnections));
        monitor = new DeadlineMonitor(now -> pools.get().closeExpired(now), name, SWEEP_INTERVAL);
    }

    /** What an exchange does once it has a permit. */
    private interface Use<T> {
        T of(ConnectionPool pool) throws IOException, HttpException;
    }

    /**
     * Makes a request and returns its outcome; never throws for a failed exchange.
     *
     * @throws LinkageError if the installation is broken and the request may have arrived
     */
    HttpOutcome exchange(CancellableRequest request, int maxResponseBytes) {
        if (monitor.isClosed()) {
            return CLOSED;
        }
        if (Thread.currentThread().isInterrupted()) {
            return new NotSent(Refusal.INTERRUPTED, "interrupted before anything was sent");
        }
        if (request.left() <= 0) {
            return new NotSent(Refusal.EXPIRED, "deadline exceeded; nothing was sent");
        }
        try {
            return permitted(request, pool -> exchange(pool, request, maxResponseBytes));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return outcome(request, interrupted);
        } catch (Throwable failure) {
            log(failure);
            if (failure instanceof LinkageError broken && request.mayHaveArrived()) {
                // an outcome would hide that no later exchange can do better
                throw broken;
            }
            return outcome(request, failure);
        }
    }

    /** Opens a connection for the first exchange, unless one is open; never throws for a failure. */
    void warmUp(CancellableRequest unsent) {
        try {
            permitted(unsent, pool -> {
                VendorConnection connection = connection(pool, unsent);
                if (unsent.detach()) {
                    pool.keep(connection, System.nanoTime());
                }
                return connection;
            });
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Throwable failure) {
            log(failure);
            LOG.debug("Connection to {} could not be opened in advance: {}", name, FailureClassifier.notSent(failure));
        }
    }

    private <T> T permitted(CancellableRequest request, Use<T> use) throws Throwable {
        ConnectionPool pool = null;
        try {
            monitor.watch(request);
            // close() may have run before the request was added
            if (monitor.isClosed()) {
                throw new ConnectionClosedException();
            }
            ConnectionPool current = pool();
            pool = current;
            if (!current.acquire(Math.min(poolWait, request.left()))) {
                throw new ConnectionRequestTimeoutException();
            }
            try {
                return threads.call(() -> use.of(current));
            } finally {
                current.release();
            }
        } catch (Error error) {
            request.abandon();
            if (pool != null) {
                pool.retire();
            }
            throw error;
        } finally {
            if (!request.isAbandoned()) {
                monitor.release(request);
            }
        }
    }

    /** Returns the pool, a new one if an error may have damaged the last. */
    private ConnectionPool pool() {
        ConnectionPool current = pools.get();
        if (!current.isRetired()) {
            return current;
        }
        if (pools.compareAndSet(current, new ConnectionPool(maxConnections))) {
            current.closeIdle();
        }
        return pools.get();
    }

    private VendorConnection connection(ConnectionPool pool, CancellableRequest request)
            throws IOException, HttpException {
        VendorConnection kept = pool.poll(System.nanoTime());
        if (kept == null) {
            return connections.open(request);
        }
        request.setDependency(kept);
        return kept;
    }

    private HttpOutcome exchange(ConnectionPool pool, CancellableRequest request, int maxBytes)
            throws IOException, HttpException {
        VendorConnection connection = connection(pool, request);
        boolean reusable = false;
        try {
            connection.setSocketTimeout(request.responseTimeout());
            request.begin();
            ClassicHttpResponse response = connection.exchange(request);
            HttpOutcome outcome = ResponseReader.read(response, request, maxBytes);
            if (request.detach()) {
                reusable = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, NO_CONTEXT);
            } else if (!(outcome instanceof Lost)) {
                // the end of the body may be that of the connection
                throw new ConnectionClosedException();
            }
            return outcome;
        } finally {
            if (reusable) {
                pool.keep(connection, System.nanoTime());
            } else {
                connection.cancel();
            }
        }
    }

    /** Own flags come first: what a cancelled exchange throws depends on its phase. */
    private HttpOutcome outcome(CancellableRequest request, Throwable failure) {
        boolean mayHaveArrived = request.mayHaveArrived();
        if (monitor.isClosed()) {
            return mayHaveArrived ? new Lost("the exchange was closed before the response was complete") : CLOSED;
        }
        if (request.isExpired() || request.left() <= 0) {
            return mayHaveArrived
                    ? new Lost("deadline exceeded while reading the response")
                    : new NotSent(Refusal.UNAVAILABLE, "deadline exceeded before the request was fully sent");
        }
        if (!mayHaveArrived && Thread.currentThread().isInterrupted()) {
            return new NotSent(Refusal.INTERRUPTED, "interrupted before the request was fully sent");
        }
        return mayHaveArrived ? FailureClassifier.lost(failure) : FailureClassifier.notSent(failure);
    }

    private void log(Throwable failure) {
        if (failure instanceof Error) {
            LOG.error("Exchange with {} failed by an error; further exchanges use new connections", name, failure);
        }
    }

    /** Returns the number of calls in flight. */
    int watched() {
        return monitor.watched();
    }

    /** Cancels calls in flight, closes all connections and stops the threads; later calls send nothing. */
    @Override
    public void close() {
        monitor.close();
        threads.close();
        ConnectionPool last = pools.get();
        last.retire();
        last.closeIdle();
    }
}
