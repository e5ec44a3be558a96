package io.smsgateway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * HTTP/1.1 server on a loopback port that plays a scripted {@link Behaviour} for each request and records the requests, to
 * test how a client handles faults and how often it sends. Connections stay open between requests unless the behaviour
 * closes them. Reads bodies with a {@code Content-Length}, not chunked ones. Thread-safe; close it after use.
 */
public final class FaultyServer implements AutoCloseable {

    static final String THREADS = "faulty-server";

    /**
     * A request that was received completely.
     *
     * @param method the HTTP method
     * @param path the path with the query, as sent
     * @param headers the headers by name in lower case; repeated values are joined by a comma; copied
     * @param body the body, decoded as UTF-8; empty if there is none
     */
    public record Request(String method, String path, Map<String, String> headers, String body) {
        public Request {
            headers = Map.copyOf(headers);
        }

        /** Returns the value of a header, whose name may be in any case; an empty string where there is none. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        @Override
        public String toString() {
            return "Request{" + method + " " + path + ", " + body.length() + " characters}";
        }
    }

    private final Object lock = new Object();
    private final Deque<Behaviour> script = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private final Set<FaultyConnection> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket listener;
    private Behaviour otherwise;
    private int begun;
    private int accepted;

    private FaultyServer(Behaviour otherwise) throws IOException {
        this.otherwise = otherwise;
        this.listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    }

    /** Starts a server with this default behaviour, for requests without a scripted one. */
    public static FaultyServer start(Behaviour otherwise) {
        try {
            FaultyServer server = new FaultyServer(otherwise);
            server.run(server::accept);
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Returns a URL at which connections are refused. */
    public static URI refuse() {
        try (FaultyServer server = new FaultyServer(Behaviour.close())) {
            return server.url();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Adds behaviours to the script, one for each of the next requests. */
    public FaultyServer then(Behaviour... next) {
        synchronized (lock) {
            script.addAll(List.of(next));
        }
        return this;
    }

    /** Changes the default behaviour, for requests without a scripted one. */
    public FaultyServer otherwise(Behaviour behaviour) {
        synchronized (lock) {
            otherwise = behaviour;
        }
        return this;
    }

    /** Returns the server's URL, such as {@code http://127.0.0.1:40123}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Returns the number of requests received completely: headers and body. */
    public int received() {
        return requests().size();
    }

    /** Returns the number of requests that began to arrive, complete or not. */
    public int begunRequests() {
        synchronized (lock) {
            return begun;
        }
    }

    /** Returns the number of connections opened since the start. */
    public int openedConnections() {
        synchronized (lock) {
            return accepted;
        }
    }

    /** Returns the requests received completely, in order. */
    public List<Request> requests() {
        synchronized (lock) {
            return List.copyOf(requests);
        }
    }

    /** Waits until this many requests were received completely; returns false after the timeout. */
    public boolean awaitReceived(int count, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        synchronized (lock) {
            while (requests.size() < count) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                lock.wait(left / 1_000_000 + 1);
            }
            return true;
        }
    }

    /** Stops listening and closes every connection. */
    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException ignored) {
            // closed anyway
        }
        connections.forEach(FaultyConnection::close);
    }

    Behaviour begun() {
        synchronized (lock) {
            begun++;
            Behaviour next = script.poll();
            return next == null ? otherwise : next;
        }
    }

    void received(Request request) {
        synchronized (lock) {
            requests.add(request);
            lock.notifyAll();
        }
    }

    void ended(FaultyConnection connection) {
        connections.remove(connection);
    }

    boolean closedWithin(Duration pause) {
        try {
            return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                FaultyConnection connection = new FaultyConnection(this, socket);
                connections.add(connection);
                synchronized (lock) {
                    accepted++;
                }
                run(connection);
                if (closed.getCount() == 0) {
                    connection.close();
                }
            } catch (IOException closedOrGone) {
                // the loop's condition decides
            }
        }
    }

    private void run(Runnable work) {
        Thread thread = new Thread(work, THREADS + "-" + listener.getLocalPort());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public String toString() {
        return "BadServer{" + url() + ", " + received() + " received}";
    }
}
